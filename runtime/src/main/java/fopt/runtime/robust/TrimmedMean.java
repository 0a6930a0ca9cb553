package fopt.runtime.robust;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Entry by entry the mean of what is left without the `trim` smallest and largest (Yin et al. 2018); with nothing left but the middle, the median.
final class TrimmedMean implements RobustRule {
    private final int trim;
    private final Room room = new Room();

    /// @param trim at each end; as many as possible if it is more
    TrimmedMean(int trim) {
        this.trim = trim;
    }

    static TrimmedMean median() {
        return new TrimmedMean(Integer.MAX_VALUE);
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        double[] column = room.numbers(n);
        int cut = Math.min(trim, (n - 1) / 2);
        for (int c = 0; c < in.length(); c++) {
            for (int k = 0; k < n; k++) {
                column[k] = in.values()[in.start()[k] + c];
            }
            Arrays.sort(column, 0, n);
            double sum = 0;
            for (int k = cut; k < n - cut; k++) {
                sum += column[k];
            }
            out[oo + c] = sum / (n - 2 * cut);
        }
    }
}
