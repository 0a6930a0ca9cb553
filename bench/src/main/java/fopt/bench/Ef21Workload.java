package fopt.bench;

import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.DataSets;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.Split;
import fopt.runtime.problem.SplitData;
import fopt.runtime.random.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// W3: EF21 with top-1, 20 clients, sparse logistic regression, full gradients. The data are a9a's (system property `fopt.bench.a9a`), or
/// random ones of its shape.
final class Ef21Workload implements Workload {
    private static final int NODES = 20;
    private static final int D = 123;
    private static final int ROWS = 32_561;
    private static final int ENTRIES = 14;
    private static final int ROUNDS = 1000;
    private static final double STEP = 0.02;
    private static final double L2 = 1e-3;

    private final Run run = new Run("ef21(C = top_k(1), γ = " + STEP + ")", "for " + ROUNDS + " rounds measure loss every " + ROUNDS);
    private Problem problem;

    @Override
    public String name() {
        return "W3";
    }

    @Override
    public String describe() {
        return "EF21, top-1, 20 clients, sparse logistic regression of a9a's shape (32,561 x 123), full gradients, 1000 rounds";
    }

    @Override
    public String script() {
        return "ef21.py";
    }

    @Override
    public void prepare(RawFiles inputs) {
        Path a9a = Path.of(System.getProperty("fopt.bench.a9a", ""));
        DataSet data = Files.isRegularFile(a9a) ? DataSets.libsvm(a9a) : random();
        Split split = Split.of("contiguous", List.of(), data, NODES, 1);
        problem = Problems.byName("logistic").orElseThrow().make(new SplitData(data, split.rowsOfNode(), "contiguous"), Map.of("l2", L2));
        inputs.ints("starts.i32", data.rowStart());
        inputs.ints("columns.i32", data.column());
        inputs.doubles("values.f64", data.values());
        inputs.doubles("labels.f64", Arrays.stream(data.labels()).map(Math::signum).toArray());
        inputs.ints("sizes.i32", Arrays.stream(split.rowsOfNode()).mapToInt(rows -> rows.length).toArray());
        inputs.meta(Map.of("n", NODES, "d", data.columns(), "rounds", ROUNDS, "step", STEP, "l2", L2));
    }

    /// Rows of 14 ones, as in a9a; labels by a random separator.
    private static DataSet random() {
        Stream random = new Stream().reset(3, 1, 0, 0, 0);
        double[] separator = new double[D];
        Arrays.setAll(separator, c -> random.nextNormal());
        int[] starts = new int[ROWS + 1];
        int[] columns = new int[ROWS * ENTRIES];
        double[] labels = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            int[] row = row(random);
            double margin = 0;
            for (int k = 0; k < ENTRIES; k++) {
                columns[r * ENTRIES + k] = row[k];
                margin += separator[row[k]];
            }
            starts[r + 1] = (r + 1) * ENTRIES;
            labels[r] = margin > 0 ? 1 : -1;
        }
        double[] values = new double[columns.length];
        Arrays.fill(values, 1);
        return DataSet.sparse("random", D, labels, starts, columns, values);
    }

    /// 14 different columns, ascending.
    private static int[] row(Stream random) {
        return java.util.stream.IntStream.generate(() -> random.nextInt(D)).distinct().limit(ENTRIES).sorted().toArray();
    }

    @Override
    public Result run() {
        return run.on(problem);
    }
}
