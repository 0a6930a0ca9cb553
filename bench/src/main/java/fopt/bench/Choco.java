package fopt.bench;

import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Samples;
import java.util.Arrays;
import java.util.Map;

/// W2: CHOCO-SGD with top-k, ring, diagonal quadratics.
final class Choco implements Workload {
    private static final int NODES = 64;
    private static final int DIMENSION = 10_000;
    private static final int ROUNDS = 1000;

    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String program() {
        return "choco.fopt";
    }

    @Override
    public String script() {
        return "choco.py";
    }

    /// The problem of the program; its oracles tell the diagonals (the Hessian times ones) and the linear terms (the gradient at 0).
    @Override
    public void prepare(RawFiles inputs) {
        Problem problem = Problems.byName("quadratic").orElseThrow().make(null,
                Map.of("nodes", (double) NODES, "d", (double) DIMENSION, "mu", 0.1, "L", 1.0, "heterogeneity", 1.0, "spread", 0.5));
        double[] zero = new double[DIMENSION];
        double[] ones = new double[DIMENSION];
        Arrays.fill(ones, 1);
        double[] diagonals = new double[NODES * DIMENSION];
        double[] gradients = new double[NODES * DIMENSION];
        for (int i = 0; i < NODES; i++) {
            problem.hessianVector(i, zero, 0, ones, 0, new Samples(), diagonals, i * DIMENSION);
            problem.gradient(i, zero, 0, gradients, i * DIMENSION);
        }
        inputs.doubles("a.f64", diagonals.length, k -> diagonals[k]);
        inputs.doubles("b.f64", gradients.length, k -> -gradients[k]);
        inputs.meta(Map.of("n", NODES, "d", DIMENSION, "k", DIMENSION / 100, "rounds", ROUNDS, "step", 0.1, "consensus_step", 0.05));
    }
}
