package fopt.bench;

import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Samples;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// W4 and W5: asynchronous SGD on a quadratic that all workers have in common, driven by events.
///
/// @param program in `bench/programs`: it has these numbers, too
/// @param rounds arrivals
record Asgd(String name, String program, int workers, int rounds, double step) implements Workload {
    private static final int DIMENSION = 100;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double NANOS = 1e9;

    @Override
    public String script() {
        return "asgd.py";
    }

    @Override
    public Optional<Class<?>> java() {
        return Optional.of(SsjAsgd.class);
    }

    @Override
    public void prepare(RawFiles inputs) {
        Problem problem = Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", 1.0, "d", (double) DIMENSION, "mu", 0.1, "L", 1.0));
        double[] zero = new double[DIMENSION];
        double[] ones = new double[DIMENSION];
        Arrays.fill(ones, 1);
        double[] diagonal = new double[DIMENSION];
        double[] gradient = new double[DIMENSION];
        problem.hessianVector(0, zero, 0, ones, 0, new Samples(), diagonal, 0);
        problem.gradient(0, zero, 0, gradient, 0);
        inputs.doubles("a.f64", DIMENSION, k -> diagonal[k]);
        inputs.doubles("b.f64", DIMENSION, k -> -gradient[k]);
        inputs.doubles("ticks.f64", workers, i -> Math.rint((1 + GOLDEN * (i + 1) % 1) * NANOS));
        inputs.meta(Map.of("n", workers, "d", DIMENSION, "rounds", rounds, "step", step));
    }
}
