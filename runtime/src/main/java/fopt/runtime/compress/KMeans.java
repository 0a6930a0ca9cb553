package fopt.runtime.compress;

import java.util.Arrays;

/// Lloyd's algorithm for numbers, from the quantiles in the middle of k equal groups: the same numbers give the same centres.
final class KMeans {
    private static final int MOST = 100;

    private KMeans() {}

    /// @param centres *Modified*: k centres, ascending; the value of 0 numbers is 0
    /// @param order *Modified*: at least n numbers
    static void centres(double[] v, int n, double[] centres, int k, double[] order) {
        Arrays.fill(centres, 0, k, 0.0);
        if (n == 0) {
            return;
        }
        System.arraycopy(v, 0, order, 0, n);
        Arrays.sort(order, 0, n);
        for (int c = 0; c < k; c++) {
            centres[c] = order[(int) ((2L * c + 1) * n / (2L * k))];
        }
        for (int turn = 0; turn < MOST && moved(order, n, centres, k); turn++) {
            // until no centre moves
        }
    }

    /// Each centre becomes the mean of the numbers that are nearest to it.
    private static boolean moved(double[] order, int n, double[] centres, int k) {
        boolean moved = false;
        int from = 0;
        for (int c = 0; c < k; c++) {
            double border = c + 1 < k ? (centres[c] + centres[c + 1]) / 2 : Double.POSITIVE_INFINITY;
            double sum = 0;
            int to = from;
            while (to < n && (order[to] <= border || c + 1 == k)) {
                sum += order[to++];
            }
            double centre = to > from ? sum / (to - from) : centres[c];
            moved |= centre != centres[c];
            centres[c] = centre;
            from = to;
        }
        return moved;
    }

    /// Which of the ascending centres is nearest; of two the lower.
    static int nearest(double x, double[] centres, int k) {
        int best = 0;
        for (int c = 1; c < k; c++) {
            if (Math.abs(x - centres[c]) < Math.abs(x - centres[best])) {
                best = c;
            }
        }
        return best;
    }
}
