package fopt.runtime.compress;

/// Selects the k entries of largest magnitude, exactly, mostly in one pass that writes little.
///
/// [Message#hint] keeps a threshold from call to call. One pass collects the entries that reach it; when there are at least k, the answer is
/// among them and [Quickselect] finds it there, else everything is collected anew. Whenever many more than k were collected, all but the
/// best k are dropped and the threshold rises, so that memory stays proportional to k, and work to d, whatever the hint was. The result never
/// depends on it.
///
/// The next threshold is the k-th magnitude times [Message#factor], which is moved slowly so that somewhat more than k entries pass. Under error
/// feedback it settles above 1: magnitudes grow until they are selected, so that many wait just below the threshold.
final class Selection {
    private static final double EVERYTHING = -1;

    private Selection() {
    }

    /// Leaves the selected positions, ascending, as the sparse payload of `out`; its values are yet to be filled in. @param k less than d
    static void largest(double[] v, int offset, int d, int k, Message out) {
        int limit = 4 * k + 64;
        out.ensureSparse(limit + EntryKernels.CHUNK);
        out.room(limit + EntryKernels.CHUNK);
        int passed = collect(v, offset, d, k, limit, out.hint, out);
        if (passed < k) {
            collect(v, offset, d, k, limit, EVERYTHING, out);
        }
        double kth = keep(out.count, k, out);
        out.factor = next(out.factor, passed, k);
        out.hint = out.factor * kth;
        out.count = k;
    }

    /// Collects candidates, `count` of them, among which the answer is if there are k. @return how many reached the threshold, as it was then
    private static int collect(double[] v, int offset, int d, int k, int limit, double threshold, Message out) {
        int count = 0;
        int dropped = 0;
        for (int from = 0; from < d; from += EntryKernels.CHUNK) {
            int to = Math.min(d, from + EntryKernels.CHUNK);
            count = EntryKernels.of(d).collect(v, offset, from, to, threshold, out.index, out.value, count);
            if (count > limit) {
                threshold = keep(count, k, out);
                dropped += count - k;
                count = k;
            }
        }
        out.count = count;
        return count + dropped;
    }

    /// Drops all but the k best of the collected entries, the first among equals. @return the k-th magnitude
    private static double keep(int count, int k, Message out) {
        int[] index = out.index;
        double[] magnitude = out.value;
        System.arraycopy(magnitude, 0, out.scratch, 0, count);
        double kth = Quickselect.largest(out.scratch, count, k);
        int above = 0;
        for (int c = 0; c < count; c++) {
            above += magnitude[c] > kth ? 1 : 0;
        }
        int ties = k - above;
        int kept = 0;
        for (int c = 0; c < count; c++) {
            double m = magnitude[c];
            index[kept] = index[c];
            magnitude[kept] = m;
            kept += m > kth ? 1 : 0;
            if (m == kth && ties > 0) {
                ties--;
                kept++;
            }
        }
        return kth;
    }

    /// The factor for the next call, meant to let 1.3k … 1.6k entries pass, and some more where k is small.
    private static double next(double factor, int passed, int k) {
        if (!(factor > 0.5 && factor < 2)) {
            return 0.9;
        }
        if (passed < k) {
            return 0.97 * factor;
        }
        if (passed > 1.6 * k + 16) {
            return (passed > 4 * k + 16 ? 1.03 : 1.01) * factor;
        }
        return passed < 1.3 * k + 8 ? 0.99 * factor : factor;
    }
}
