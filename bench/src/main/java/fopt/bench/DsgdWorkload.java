package fopt.bench;

import fopt.runtime.linalg.Normals;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Split;
import fopt.runtime.problem.SplitData;
import fopt.runtime.random.Stream;
import java.util.List;
import java.util.Map;

/// W1: D-SGD over a ring, dense logistic regression, minibatches. NumPy is given the rows that this side draws.
final class DsgdWorkload implements Workload {
    private static final int NODES = 16;
    private static final int ROWS = 1000;
    private static final int D = 2000;
    private static final int BATCH = 32;
    private static final int ROUNDS = 2000;
    private static final double STEP = 0.5;
    private static final double L2 = 1e-3;

    private final Run run = new Run("dsgd(η = " + STEP + ", batch = " + BATCH + ")",
            "over ring(" + NODES + ") for " + ROUNDS + " rounds measure loss every " + ROUNDS);
    private Problem problem;

    @Override
    public String name() {
        return "W1";
    }

    @Override
    public String describe() {
        return "D-SGD, ring of 16, dense logistic regression, d = 2000, 1000 samples a node, batch 32, 2000 rounds";
    }

    @Override
    public String script() {
        return "dsgd.py";
    }

    @Override
    public void prepare(RawFiles inputs) {
        DataSet data = data();
        SplitData split = new SplitData(data, Split.of("contiguous", List.of(), data, NODES, 1).rowsOfNode(), "contiguous");
        problem = Problems.byName("logistic").orElseThrow().make(split, Map.of("l2", L2));
        inputs.doubles("features.f64", data.values());
        inputs.doubles("labels.f64", data.labels());
        inputs.ints("samples.i32", samples());
        inputs.meta(Map.of("n", NODES, "m", ROWS, "d", D, "batch", BATCH, "rounds", ROUNDS, "step", STEP, "l2", L2));
    }

    /// Gaussian features of norm about 1; labels by a Gaussian separator, with some noise.
    private static DataSet data() {
        int rows = NODES * ROWS;
        double[] values = new double[rows * D];
        double[] separator = new double[D];
        double[] noise = new double[rows];
        Normals.fill(new Stream().reset(1, 1, 0, 0, 0).key(), 0, 1 / Math.sqrt(D), values, 0, values.length);
        Normals.fill(new Stream().reset(1, 2, 0, 0, 0).key(), 0, 1, separator, 0, D);
        Normals.fill(new Stream().reset(1, 3, 0, 0, 0).key(), 0, 0.1, noise, 0, rows);
        double[] labels = new double[rows];
        for (int r = 0; r < rows; r++) {
            double margin = noise[r];
            for (int c = 0; c < D; c++) {
                margin += values[r * D + c] * separator[c];
            }
            labels[r] = margin > 0 ? 1 : -1;
        }
        return DataSet.dense("gaussian", rows, D, labels, values);
    }

    /// The rows that a run draws, round by round, node by node.
    private int[] samples() {
        SampleRecorder recorder = new SampleRecorder(problem);
        run.on(recorder.problem());
        return recorder.rows(ROUNDS, BATCH);
    }

    @Override
    public Result run() {
        return run.on(problem);
    }
}
