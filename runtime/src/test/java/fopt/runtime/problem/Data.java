package fopt.runtime.problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Data for tests of problems.
final class Data {
    static final Path ROOT = Path.of(System.getProperty("fopt.root", "."));

    private Data() {}

    static DataSet example(String file) {
        Path here = ROOT.resolve("examples/data").resolve(file);
        return DataSets.libsvm(Files.exists(here) ? here : ROOT.resolve("../examples/data").resolve(file));
    }

    /// Consecutive rows, equally many at each node, the rest at the last one.
    static SplitData contiguous(DataSet data, int nodes) {
        int[][] rows = new int[nodes][];
        int size = data.rows() / nodes;
        for (int i = 0; i < nodes; i++) {
            rows[i] = IntStream.range(i * size, i + 1 == nodes ? data.rows() : (i + 1) * size).toArray();
        }
        return new SplitData(data, rows, "contiguous");
    }

    /// Rows in a mixed order, with sizes that differ.
    static SplitData uneven(DataSet data, int nodes) {
        int[][] rows = new int[nodes][];
        int from = 0;
        for (int i = 0; i < nodes; i++) {
            int to = i + 1 == nodes ? data.rows() : from + 1 + data.rows() * (i + 1) / (nodes * (nodes + 1));
            int first = from;
            int last = to;
            rows[i] = IntStream.range(from, to).map(r -> last - 1 - r + first).toArray();
            from = to;
        }
        return new SplitData(data, rows, "uneven");
    }

    /// Random sparse rows with about `density` of the numbers, as data kept sparse.
    static DataSet sparse(int rows, int columns, double density, boolean ones, int classes, long seed) {
        Random random = new Random(seed);
        int[] start = new int[rows + 1];
        int[] column = new int[rows * columns];
        double[] value = new double[rows * columns];
        double[] labels = new double[rows];
        int p = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (random.nextDouble() < density) {
                    column[p] = c;
                    value[p++] = ones ? 1 : random.nextGaussian();
                }
            }
            start[r + 1] = p;
            labels[r] = r % classes;
        }
        return DataSet.sparse("random", columns, labels, start, java.util.Arrays.copyOf(column, p), java.util.Arrays.copyOf(value, p));
    }

    /// The same numbers, stored as dense rows.
    static DataSet dense(DataSet data) {
        double[] values = new double[data.rows() * data.columns()];
        for (int r = 0; r < data.rows(); r++) {
            for (int p = data.rowStart()[r]; p < data.rowStart()[r + 1]; p++) {
                values[r * data.columns() + data.column()[p]] = data.values()[p];
            }
        }
        return DataSet.dense(data.name(), data.rows(), data.columns(), data.labels(), values);
    }

    static Problem problem(String name, SplitData split, Map<String, Double> options) {
        return Problems.byName(name).orElseThrow().make(split, options);
    }
}
