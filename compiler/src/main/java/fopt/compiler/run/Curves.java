package fopt.compiler.run;

import fopt.runtime.record.RunResult;
import java.util.Arrays;
import java.util.List;

/// The curves of one run with several seeds: row by row, as far as the shortest goes.
///
/// @param x median over the seeds of what stands on the horizontal axis
/// @param y values of each seed
record Curves(double[] x, double[][] y) {

    static Curves of(List<RunResult> runs, String x, String y) {
        int rows = runs.stream().mapToInt(r -> r.rows().size()).min().orElse(0);
        double[][] xs = runs.stream().map(r -> Arrays.copyOf(r.series(x), rows)).toArray(double[][]::new);
        double[][] ys = runs.stream().map(r -> Arrays.copyOf(r.series(y), rows)).toArray(double[][]::new);
        return new Curves(quantile(xs, 0.5), ys);
    }

    double[] median() {
        return quantile(y, 0.5);
    }

    double[] quantile(double q) {
        return quantile(y, q);
    }

    /// The q-quantile over the seeds, interpolated between order statistics.
    private static double[] quantile(double[][] values, double q) {
        int rows = values[0].length;
        double[] out = new double[rows];
        for (int k = 0; k < rows; k++) {
            int row = k;
            double[] sorted = Arrays.stream(values).mapToDouble(v -> v[row]).sorted().toArray();
            double at = q * (sorted.length - 1);
            int low = (int) Math.floor(at);
            int high = Math.min(low + 1, sorted.length - 1);
            out[k] = low == high ? sorted[low] : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
        }
        return out;
    }
}
