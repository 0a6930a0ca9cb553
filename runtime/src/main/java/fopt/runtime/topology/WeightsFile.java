package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A mixing matrix from a text file: n lines of n numbers, or fractions such as `1/3`, separated by blanks, commas or semicolons.
final class WeightsFile {
    private final Topology graph;
    private final Path file;

    private WeightsFile(Topology graph, Path file) {
        this.graph = graph;
        this.file = file;
    }

    /// @throws UserError E404 no file, E405 malformed, E406 a weight off the graph, E407 sums are not 1, E408 not symmetric though
    ///     the graph is undirected
    static MixingMatrix read(Topology graph, Path file) {
        WeightsFile reader = new WeightsFile(graph, file);
        MixingMatrix w = reader.matrix(reader.rows());
        reader.checkSums(w);
        if (!graph.directed()) {
            reader.checkSymmetric(w);
        }
        return w;
    }

    private double[][] rows() {
        List<double[]> rows = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) GraphFiles.read(file).lines()::iterator) {
            number++;
            String text = line.replaceFirst("[#%].*", "").strip();
            if (!text.isEmpty()) {
                rows.add(row(text.split("[\\s,;]+"), file + ":" + number));
            }
        }
        if (rows.size() != graph.nodes()) {
            throw new UserError("E405", file + ": found " + rows.size() + " rows of weights, expected one for each of the "
                    + graph.nodes() + " nodes of " + graph.name() + ".");
        }
        return rows.toArray(double[][]::new);
    }

    private double[] row(String[] fields, String place) {
        if (fields.length != graph.nodes()) {
            throw new UserError("E405", place + ": found " + fields.length + " numbers, expected " + graph.nodes() + ", one for each node of "
                    + graph.name() + ".");
        }
        double[] row = new double[fields.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = number(fields[j], place);
        }
        return row;
    }

    private static double number(String text, String place) {
        try {
            int slash = text.indexOf('/');
            double value = slash < 0 ? Double.parseDouble(text)
                    : Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, with those that are not finite
        }
        throw new UserError("E405", place + ": found \"" + text + "\", expected a number such as 0.25 or a fraction such as 1/3.");
    }

    private MixingMatrix matrix(double[][] rows) {
        double[] edge = new double[graph.directedEdges()];
        double[] self = new double[graph.nodes()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i][j] != 0 && i != j && !graph.hears(i, j)) {
                    throw new UserError("E406", file + ": row " + (i + 1) + ", column " + (j + 1) + " is " + rows[i][j] + ", but in "
                            + graph.name() + " node " + (i + 1) + " does not hear node " + (j + 1) + ", so this weight must be 0.");
                }
            }
            self[i] = rows[i][i];
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                edge[p] = rows[i][graph.neighbours()[p]];
            }
        }
        return new MixingMatrix(graph, "from " + file.getFileName(), edge, self);
    }

    private void checkSums(MixingMatrix w) {
        double[] sums = w.rowSums();
        int row = MixingMatrix.worst(sums);
        if (row < 0 || graph.directed() && w.isColumnStochastic()) {
            return;
        }
        throw new UserError("E407", file + ": row " + (row + 1) + " sums to " + sums[row] + ", expected 1 within 1e-12"
                + (graph.directed() ? ", or all columns to" : "") + ": otherwise gossip scales what it mixes. "
                + "Write all digits, or fractions such as 1/3.");
    }

    private void checkSymmetric(MixingMatrix w) {
        for (int i = 0; i < w.nodes(); i++) {
            for (int k = w.rowStart()[i]; k < w.rowStart()[i + 1]; k++) {
                int j = w.column()[k];
                if (Math.abs(w.weight()[k] - w.entry(j, i)) > MixingMatrix.TOLERANCE) {
                    throw new UserError("E408", file + " is not symmetric: nodes " + (i + 1) + " and " + (j + 1) + " have weights "
                            + w.weight()[k] + " and " + w.entry(j, i) + ". On an undirected graph they must be equal; for one-way weights take directed("
                            + graph.name() + ").");
                }
            }
        }
    }
}
