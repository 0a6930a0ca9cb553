package fopt.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What came out of one workload against one variant: passes of both sides, taken in turn.
///
/// @param other what it is made with, and the variant: `NumPy, loop`
/// @param cold the first pass in this process
/// @param ours pass k of this engine
/// @param theirs pass k of the other side, right after it
/// @param distance ‖x − x'‖ / ‖x'‖ of the final mean iterates, the largest of all passes
record Report(String workload, String other, Measured cold, List<Measured> ours, List<Measured> theirs, double distance) {
    static final String HEADER = """
            | workload | other side | fopt, CPU s (wall s) | first pass, CPU s | its CPU s | other / fopt, median of passes (least, greatest) | iterates differ by |
            |---|---|---|---|---|---|---|""";

    String row() {
        double[] ratio = new double[ours.size()];
        for (int k = 0; k < ratio.length; k++) {
            ratio[k] = theirs.get(k).cpu() / ours.get(k).cpu();
        }
        Arrays.sort(ratio);
        return String.format(Locale.ROOT, "| %s | %s | %.3f (%.3f) | %.3f | %.3f | %.2f (%.2f, %.2f) | %.1e |", workload, other,
                median(ours, Measured::cpu), median(ours, Measured::wall), cold.cpu(), median(theirs, Measured::cpu),
                ratio[ratio.length / 2], ratio[0], ratio[ratio.length - 1], distance);
    }

    private static double median(List<Measured> passes, ToDoubleFunction<Measured> quantity) {
        double[] values = passes.stream().mapToDouble(quantity).sorted().toArray();
        return values[values.length / 2];
    }
}
