package fopt.runtime.robust;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Bulyan (El Mhamdi, Guerraoui, Rouault 2018): n − 2f vectors are taken by Krum, one after the other, each from those that are left; then each entry is the
/// mean of the n − 4f values nearest to their median. f counts for (n − 3)/4 at most.
final class Bulyan implements RobustRule {
    private final int f;
    private final Distances distances = new Distances();
    private final Room left = new Room();
    private final Room row = new Room();
    private final Room column = new Room();

    Bulyan(int f) {
        this.f = f;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int wrong = Math.max(0, Math.min(f, (n - 3) / 4));
        int taken = n - 2 * wrong;
        int[] order = left.whole(n);
        for (int k = 0; k < n; k++) {
            order[k] = k;
        }
        distances.of(in);
        for (int k = 0; k < taken; k++) {
            int best = best(order, k, n, Math.max(1, n - k - wrong - 2));
            int moved = order[best];
            System.arraycopy(order, k, order, k + 1, best - k);
            order[k] = moved;
        }
        double[] values = column.numbers(taken);
        for (int c = 0; c < in.length(); c++) {
            for (int k = 0; k < taken; k++) {
                values[k] = in.values()[in.start()[order[k]] + c];
            }
            Arrays.sort(values, 0, taken);
            out[oo + c] = middle(values, taken, Math.max(1, taken - 2 * wrong));
        }
    }

    /// The place in the order, from `from` on, of the vector with the least sum of squared distances to its nearest others there.
    private int best(int[] order, int from, int n, int nearest) {
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int a = from; a < n; a++) {
            double[] d = row.numbers(n);
            int count = 0;
            for (int b = from; b < n; b++) {
                if (b != a) {
                    d[count++] = distances.between(order[a], order[b]);
                }
            }
            Arrays.sort(d, 0, count);
            double score = 0;
            for (int k = 0; k < Math.min(nearest, count); k++) {
                score += d[k];
            }
            if (score < least) {
                least = score;
                best = a;
            }
        }
        return best;
    }

    /// The mean of the `kept` values nearest to the median, of values in ascending order: they stand beside each other.
    private static double middle(double[] sorted, int n, int kept) {
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        int from = 0;
        while (from + kept < n && median - sorted[from] > sorted[from + kept] - median) {
            from++;
        }
        double sum = 0;
        for (int k = from; k < from + kept; k++) {
            sum += sorted[k];
        }
        return sum / kept;
    }
}
