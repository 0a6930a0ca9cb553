package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// The mean: not robust, for comparison.
final class Mean implements RobustRule {
    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        Arrays.fill(out, oo, oo + in.length(), 0.0);
        for (int k = 0; k < in.count(); k++) {
            Kernels.axpy(1.0, in.values(), in.start()[k], out, oo, in.length());
        }
        Kernels.scale(1.0 / in.count(), out, oo, out, oo, in.length());
    }
}
