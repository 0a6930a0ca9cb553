package fopt.bench;

import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.DataSets;
import fopt.runtime.problem.Split;
import fopt.runtime.random.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// W3: EF21 with top-1, sparse logistic regression, full gradients, on the LIBSVM file that the system property `fopt.bench.a9a` names (the adult
/// census data, 32,561 rows of 123 binary features); where there is none, on random data of the same shape.
final class Ef21 implements Workload {
    private static final int NODES = 20;
    private static final int ROUNDS = 1000;
    private static final int ROWS = 32_561;
    private static final int COLUMNS = 123;
    private static final int PER_ROW = 14;

    @Override
    public String name() {
        return "W3";
    }

    @Override
    public String program() {
        return "ef21.fopt";
    }

    @Override
    public String script() {
        return "ef21.py";
    }

    @Override
    public void prepare(RawFiles inputs) {
        Path given = Path.of(System.getProperty("fopt.bench.a9a", ""));
        if (Files.isRegularFile(given)) {
            inputs.copy(given, "a9a");
        } else {
            System.out.println("W3: random data in place of a9a (-Dfopt.bench.a9a=FILE)");
            inputs.text("a9a", randomData());
        }
        DataSet data = DataSets.libsvm(inputs.directory().resolve("a9a"));
        int[][] parts = Split.of("contiguous", List.of(), data, NODES, 1).rowsOfNode();
        inputs.ints("sizes.i32", NODES, i -> parts[i].length);
        inputs.ints("starts.i32", data.rows() + 1, r -> data.rowStart()[r]);
        inputs.ints("columns.i32", data.column().length, p -> data.column()[p]);
        inputs.doubles("values.f64", data.values().length, p -> data.values()[p]);
        inputs.doubles("labels.f64", data.rows(), r -> data.labels()[r]);
        inputs.meta(Map.of("n", NODES, "d", data.columns(), "rounds", ROUNDS, "step", 0.01, "l2", 1e-3));
    }

    /// Rows of ones at [#PER_ROW] random columns, labelled by the side of a random plane.
    private static String randomData() {
        Stream random = new Stream().reset(1, 0, Stream.EVERYBODY, 0, 0);
        double[] plane = new double[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            plane[c] = random.nextNormal();
        }
        int[] columns = new int[PER_ROW];
        int[] marks = new int[COLUMNS / 32 + 1];
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < ROWS; r++) {
            random.choose(COLUMNS, PER_ROW, columns, marks);
            double side = 0;
            for (int c : columns) {
                side += plane[c];
            }
            text.append(side > 0 ? "+1" : "-1");
            for (int c : columns) {
                text.append(' ').append(c + 1).append(":1");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
