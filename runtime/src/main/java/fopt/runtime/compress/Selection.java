package fopt.runtime.compress;

/// Selects the k entries of largest magnitude, exactly, mostly in one pass that writes little.
///
/// [Message#hint] keeps a threshold from call to call. One pass collects the entries that reach it; when there are at least k, the answer is
/// among them and [Quickselect] finds it there, else everything is collected anew. The threshold follows the data so that somewhat more
/// than k entries pass. Whenever many more than k were collected, all but the best k are dropped and the threshold rises, so that memory
/// and work stay proportional to d + k whatever the hint was. The result never depends on it.
final class Selection {
    private static final double EVERYTHING = -1;

    private Selection() {
    }

    /// Leaves the selected positions, ascending, as the sparse payload of `out`; its values are yet to be filled in. @param k less than d
    static void largest(double[] v, int offset, int d, int k, Message out) {
        int limit = 4 * k + 64;
        int room = limit + Kernels.CHUNK;
        out.ensureSparse(room);
        out.room(room);
        int count = collect(v, offset, d, k, limit, out.hint, out);
        if (count < k) {
            out.hint = EVERYTHING;
            count = collect(v, offset, d, k, limit, EVERYTHING, out);
        }
        double kth = keep(count, k, out);
        out.hint = next(out.hint, count, k, kth);
        out.count = k;
    }

    private static int collect(double[] v, int offset, int d, int k, int limit, double threshold, Message out) {
        int count = 0;
        for (int from = 0; from < d; from += Kernels.CHUNK) {
            int to = Math.min(d, from + Kernels.CHUNK);
            count = Kernels.ACTIVE.collect(v, offset, from, to, threshold, out.index, out.value, count);
            if (count > limit) {
                threshold = keep(count, k, out);
                count = k;
                out.hint = EVERYTHING;
            }
        }
        return count;
    }

    /// Drops all but the k best of the collected entries, the first among equals. @return the k-th magnitude
    private static double keep(int count, int k, Message out) {
        int[] index = out.index;
        double[] magnitude = out.value;
        System.arraycopy(magnitude, 0, out.scratch, 0, count);
        double kth = Quickselect.largest(out.scratch, count, k);
        int ties = k;
        for (int c = 0; c < count; c++) {
            ties -= magnitude[c] > kth ? 1 : 0;
        }
        int kept = 0;
        for (int c = 0; c < count && kept < k; c++) {
            if (magnitude[c] > kth || magnitude[c] == kth && ties-- > 0) {
                index[kept] = index[c];
                magnitude[kept++] = magnitude[c];
            }
        }
        return kth;
    }

    /// The threshold for the next call: meant to let about 1.5k … 2k entries pass, and some more where k is small.
    private static double next(double threshold, int count, int k, double kth) {
        if (!(threshold > 0.5 * kth)) {
            return 0.9 * kth;
        }
        if (count > 2 * k + 16) {
            return Math.min(1.05 * threshold, kth);
        }
        return count < k + k / 2 + 8 ? 0.95 * threshold : threshold;
    }
}
