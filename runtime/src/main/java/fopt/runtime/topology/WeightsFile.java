package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A mixing matrix from a text file: n lines of n numbers, or fractions such as `1/3`, separated by blanks, commas or semicolons; or from NumPy's `npy`.
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
        SquareMatrix given = file.toString().matches(".*\\.np[yz]") ? SquareMatrix.read(file)
                : new SquareMatrix(file.toString(), new WeightsFile(graph, file).rows());
        return GivenWeights.on(graph, given, "from " + file.getFileName());
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
}
