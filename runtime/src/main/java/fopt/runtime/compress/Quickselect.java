package fopt.runtime.compress;

import java.util.Arrays;

/// The k-th largest of an array without NaN: Hoare's FIND with the median of three. Partitions without branches, since on random data half of them
/// would be mispredicted; sorts what is left when that is slow to converge.
final class Quickselect {
    private Quickselect() {
    }

    /// @param a *Modified*: its first n entries are permuted
    /// @param k 1 … n
    static double largest(double[] a, int n, int k) {
        int wanted = n - k;
        int low = 0;
        int high = n;
        for (int patience = 2 * (32 - Integer.numberOfLeadingZeros(n)); high - low > 1; patience--) {
            if (patience == 0) {
                Arrays.sort(a, low, high);
                break;
            }
            double pivot = median(a[low], a[low + high >>> 1], a[high - 1]);
            int middle = below(a, low, high, pivot);
            if (wanted < middle) {
                high = middle;
            } else if (middle > low) {
                low = middle;
            } else {
                low = below(a, low, high, Math.nextUp(pivot));
                if (wanted < low) {
                    return pivot;
                }
            }
        }
        return a[wanted];
    }

    /// Moves the entries below the bound to the front. @return where they end
    private static int below(double[] a, int low, int high, double bound) {
        int end = low;
        for (int i = low; i < high; i++) {
            double x = a[i];
            a[i] = a[end];
            a[end] = x;
            end += x < bound ? 1 : 0;
        }
        return end;
    }

    private static double median(double x, double y, double z) {
        return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
    }
}
