package fopt.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What came out of one workload against one variant: repetitions of both sides, taken in turn.
///
/// @param ours repetition k of this engine @param theirs repetition k of NumPy, right after it
/// @param distance ‖x − x'‖ / ‖x'‖ of the final mean iterates
record Report(String workload, String variant, List<Measured> ours, List<Measured> theirs, double distance) {
    static final String HEADER = """
            | workload | NumPy variant | fopt CPU s | NumPy CPU s | ratio (median of passes; min–max) | loss (fopt, NumPy) | iterates differ by |
            |---|---|---|---|---|---|---|""";

    String row() {
        double[] ratio = new double[ours.size()];
        for (int k = 0; k < ratio.length; k++) {
            ratio[k] = theirs.get(k).cpu() / ours.get(k).cpu();
        }
        Arrays.sort(ratio);
        return String.format(Locale.ROOT, "| %s | %s | %.3f | %.3f | %.2f (%.2f–%.2f) | %.9f, %.9f | %.1e |", workload, variant, median(ours), median(theirs),
                ratio[ratio.length / 2], ratio[0], ratio[ratio.length - 1], ours.getLast().loss(), theirs.getLast().loss(), distance);
    }

    private static double median(List<Measured> repetitions) {
        double[] cpu = repetitions.stream().mapToDouble(Measured::cpu).sorted().toArray();
        return cpu[cpu.length / 2];
    }
}
