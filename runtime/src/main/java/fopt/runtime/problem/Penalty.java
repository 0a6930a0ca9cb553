package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;

/// The separate regulariser `r(x) = l1 ‖x‖₁ + l2/2 ‖x‖²`: nothing, lasso, ridge or the elastic net.
record Penalty(double l1, double l2) {
    static final Penalty NONE = new Penalty(0, 0);

    boolean isNothing() {
        return l1 == 0 && l2 == 0;
    }

    double value(double[] x, int xo, int d) {
        return isNothing() ? 0 : l1 * Kernels.sumOfAbs(x, xo, d) + 0.5 * l2 * Kernels.sumOfSquares(x, xo, d);
    }

    /// `out = argmin_u r(u) + ‖u − v‖²/(2 step)`: soft thresholding by step · l1, then division by 1 + step · l2. `out` may be v.
    void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
        double threshold = step * l1;
        double shrink = 1 / (1 + step * l2);
        for (int k = 0; k < d; k++) {
            double u = v[vo + k];
            double soft = u > threshold ? u - threshold : u < -threshold ? u + threshold : u == u ? 0 : u;
            out[oo + k] = soft * shrink;
        }
    }
}
