package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// MDA, minimum diameter averaging (Rousseeuw 1985; El Mhamdi et al. 2020): the mean of those n − f vectors whose largest distance from each other is least;
/// of several such sets the first. All sets are looked at, but for those that begin with a pair that is too far apart: for f of a few only.
final class MinimumDiameter implements RobustRule {
    private final int f;
    private final Distances distances = new Distances();
    private final Room chosen = new Room();
    private final Room best = new Room();
    private int kept;
    private double least;

    MinimumDiameter(int f) {
        this.f = f;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        kept = n - in.wrong(f);
        distances.of(in);
        least = Double.POSITIVE_INFINITY;
        int[] found = best.whole(n);
        for (int k = 0; k < kept; k++) {
            found[k] = k;
        }
        extend(chosen.whole(n), 0, 0, n, 0, found);
        Arrays.fill(out, oo, oo + in.length(), 0.0);
        for (int k = 0; k < kept; k++) {
            Kernels.axpy(1.0 / kept, in.values(), in.start()[found[k]], out, oo, in.length());
        }
    }

    /// Tries all sets that begin with the first `size` chosen ones, whose diameter is given; the next is vector `next` or a later one.
    private void extend(int[] set, int size, int next, int n, double diameter, int[] found) {
        if (size == kept) {
            least = diameter;
            System.arraycopy(set, 0, found, 0, kept);
            return;
        }
        for (int j = next; j <= n - (kept - size); j++) {
            double wider = diameter;
            for (int k = 0; k < size; k++) {
                wider = Math.max(wider, distances.between(set[k], j));
            }
            if (wider < least) {
                set[size] = j;
                extend(set, size + 1, j + 1, n, wider, found);
            }
        }
    }
}
