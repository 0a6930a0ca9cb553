package fopt.runtime.compress;

import java.util.Arrays;

/// The k-th largest of an array without NaN (Hoare's FIND, median of three; sorts what is left when that is slow to converge).
final class Quickselect {
    private Quickselect() {
    }

    /// @param a *Modified*: its first n entries are permuted
    /// @param k 1 … n
    static double largest(double[] a, int n, int k) {
        int wanted = n - k;
        int low = 0;
        int high = n - 1;
        for (int patience = 2 * (32 - Integer.numberOfLeadingZeros(n)); low < high; patience--) {
            if (patience == 0) {
                Arrays.sort(a, low, high + 1);
                break;
            }
            double pivot = median(a[low], a[low + high >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double moved = a[i];
                    a[i++] = a[j];
                    a[j--] = moved;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return pivot;
            }
        }
        return a[wanted];
    }

    private static double median(double x, double y, double z) {
        return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
    }
}
