package fopt.bench;

import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Samples;
import java.util.Arrays;
import java.util.Map;

/// W2: CHOCO-SGD with top-1% over a ring, diagonal quadratics that differ from node to node.
final class ChocoWorkload implements Workload {
    private static final int NODES = 64;
    private static final int D = 10_000;
    private static final int ROUNDS = 1000;
    private static final double STEP = 0.01;
    private static final double CONSENSUS_STEP = 0.05;

    private final Run run = new Run("choco_sgd(η = " + STEP + ", Q = top_k(1%), γ = " + CONSENSUS_STEP + ", batch = all)",
            "over ring(" + NODES + ") for " + ROUNDS + " rounds measure loss every " + ROUNDS);
    private Problem problem;

    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String describe() {
        return "CHOCO-SGD, top-1%, ring of 64, diagonal quadratics, d = 10,000, 1000 rounds";
    }

    @Override
    public String script() {
        return "choco.py";
    }

    @Override
    public void prepare(RawFiles inputs) {
        problem = Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", (double) NODES, "d", (double) D, "mu", 0.5, "L", 2.0,
                "heterogeneity", 10.0, "spread", 0.5));
        inputs.doubles("a.f64", curvature());
        inputs.doubles("b.f64", linear());
        inputs.meta(Map.of("n", NODES, "d", D, "k", D / 100, "rounds", ROUNDS, "step", STEP, "consensus_step", CONSENSUS_STEP));
    }

    /// The Hessians are diagonal: their product with the vector of ones.
    private double[][] curvature() {
        double[][] a = new double[NODES][D];
        double[] ones = new double[D];
        Arrays.fill(ones, 1);
        Samples all = new Samples();
        for (int i = 0; i < NODES; i++) {
            problem.hessianVector(i, ones, 0, ones, 0, all, a[i], 0);
        }
        return a;
    }

    /// Minus the gradients at 0.
    private double[][] linear() {
        double[][] b = new double[NODES][D];
        for (int i = 0; i < NODES; i++) {
            double[] row = b[i];
            problem.gradient(i, new double[D], 0, row, 0);
            Arrays.setAll(row, c -> -row[c]);
        }
        return b;
    }

    @Override
    public Result run() {
        return run.on(problem);
    }
}
