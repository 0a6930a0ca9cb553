package fopt.runtime.function;

/// Finds the order of entries by their keys, by merging ever longer runs: stable, and without allocation. One thread at a time.
final class KeyOrder {
    private int[] order;
    private int[] merged;

    /// @param most how many entries there are at most
    KeyOrder(int most) {
        order = new int[most];
        merged = new int[most];
    }

    /// The numbers (from 0) of the first `count` entries in ascending order of their keys, then the other entries as they stand.
    ///
    /// @param keys not-a-numbers are the largest. *Not modified*
    /// @return valid until the next call
    int[] of(double[] keys, int from, int count) {
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        for (int run = 1; run < count; run *= 2) {
            System.arraycopy(order, count, merged, count, order.length - count);
            for (int low = 0; low < count; low += 2 * run) {
                merge(keys, from, low, Math.min(low + run, count), Math.min(low + 2 * run, count));
            }
            int[] sorted = merged;
            merged = order;
            order = sorted;
        }
        return order;
    }

    /// The runs low … middle-1 and middle … high-1 become one.
    private void merge(double[] keys, int from, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int k = low; k < high; k++) {
            boolean takeLeft = right == high || left < middle && !before(keys[from + order[right]], keys[from + order[left]]);
            merged[k] = order[takeLeft ? left++ : right++];
        }
    }

    private static boolean before(double a, double b) {
        return a < b || Double.isNaN(b) && !Double.isNaN(a);
    }
}
