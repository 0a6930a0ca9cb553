package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// The mean of those vectors for which a number is least.
final class Nearest {
    private Nearest() {}

    /// `out = ` the mean of the `kept` vectors with the least `key`; of equal ones the first are taken. @param sorted workspace @param out *Modified*
    static void mean(Inputs in, double[] key, int kept, double[] sorted, double[] out, int oo) {
        int n = in.count();
        System.arraycopy(key, 0, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
        double last = sorted[kept - 1];
        int ties = kept;
        for (int j = 0; j < n; j++) {
            ties -= Double.compare(key[j], last) < 0 ? 1 : 0;
        }
        Arrays.fill(out, oo, oo + in.length(), 0.0);
        for (int j = 0; j < n; j++) {
            int order = Double.compare(key[j], last);
            if (order < 0 || order == 0 && ties-- > 0) {
                Kernels.axpy(1.0 / kept, in.values(), in.start()[j], out, oo, in.length());
            }
        }
    }
}
