package fopt.runtime.record;

import fopt.runtime.Precision;
import fopt.runtime.privacy.Ledger;
import java.util.List;
import java.util.SequencedMap;

/// What one run gave.
///
/// @param label as tables and legends show it
/// @param varied the parameters that vary between the runs of one `run` expression, name → value as written
/// @param parameters all parameters of the algorithm, after defaults
/// @param precision of what its variables held and of what was sent
/// @param rows what was recorded, in the order of rounds; at least the one of round 0
/// @param rounds rounds that were finished
/// @param point the measured point at the end: d numbers, or one row for each node
/// @param digest of states and rows: two runs with the same digest went through the same numbers
/// @param remarks what a reader of the results should know (an oracle was used, the run diverged where)
/// @param privacy what it let out
/// @param dimension d
/// @param iterates the measured points of all rows, in their order; empty if they were not kept
public record RunResult(
        String label,
        String algorithm,
        SequencedMap<String, String> varied,
        SequencedMap<String, String> parameters,
        long seed,
        Precision precision,
        List<Row> rows,
        long rounds,
        Status status,
        double[] point,
        String digest,
        List<String> remarks,
        Ledger privacy,
        int dimension,
        List<double[]> iterates) {

    /// The same run under another name.
    public RunResult withLabel(String other) {
        return new RunResult(other, algorithm, varied, parameters, seed, precision, rows, rounds, status, point, digest, remarks, privacy, dimension, iterates);
    }

    public Row last() {
        return rows.getLast();
    }

    /// The values of a metric or counter in all rows; NaN where a row does not have it.
    public double[] series(String metric) {
        return rows.stream().mapToDouble(r -> value(r, metric)).toArray();
    }

    /// The value of a metric or counter in a row; NaN if it does not have it.
    public static double value(Row row, String metric) {
        return switch (metric) {
            case "round", "rounds" -> row.round();
            case "bits" -> row.bits();
            case "bits_up" -> row.bitsUp();
            case "bits_down" -> row.bitsDown();
            case "gradients" -> row.gradients();
            case "time" -> row.time();
            default -> row.metrics().getOrDefault(metric, Double.NaN);
        };
    }
}
