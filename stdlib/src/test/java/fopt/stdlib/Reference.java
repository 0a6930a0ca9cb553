package fopt.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What an independent transcription of an algorithm gave: states of some rounds, read from `reference/<name>.csv`.
///
/// @param name of the case
/// @param run the algorithm with its arguments, as in a program
/// @param graph as in a program; empty for none
record Reference(String name, String run, String graph, List<State> states) {
    private static final Path FOLDER = Problems.RESOURCES.resolve("reference");

    /// After a round.
    ///
    /// @param up bits sent so far to the server @param down from the server @param peers between nodes
    /// @param x a row for each node, or one row
    record State(long round, long up, long down, long peers, List<double[]> x) {
        double[] mean() {
            double[] mean = new double[x.getFirst().length];
            for (double[] row : x) {
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += row[c] / x.size();
                }
            }
            return mean;
        }

        /// `sqrt(1/n Σ ‖x_i − x̄‖²)`
        double consensus() {
            double[] mean = mean();
            double sum = 0;
            for (double[] row : x) {
                for (int c = 0; c < mean.length; c++) {
                    sum += (row[c] - mean[c]) * (row[c] - mean[c]);
                }
            }
            return Math.sqrt(sum / x.size());
        }
    }

    static List<Reference> all() {
        return lines(FOLDER.resolve("cases.csv")).stream().skip(1).map(l -> l.split(";", -1)).map(f -> new Reference(f[0], f[1], f[2], states(f[0]))).toList();
    }

    private static List<State> states(String name) {
        List<String[]> rows = lines(FOLDER.resolve(name + ".csv")).stream().skip(1).map(l -> l.split(",")).toList();
        return rows.stream().map(r -> r[0]).distinct().map(round -> state(rows.stream().filter(r -> r[0].equals(round)).toList())).toList();
    }

    private static State state(List<String[]> rows) {
        String[] first = rows.getFirst();
        List<double[]> x = rows.stream().map(r -> Arrays.stream(r).skip(5).mapToDouble(Double::parseDouble).toArray()).toList();
        return new State(Long.parseLong(first[0]), Long.parseLong(first[2]), Long.parseLong(first[3]), Long.parseLong(first[4]), x);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
