package fopt.runtime.compress;

import fopt.runtime.linalg.Kernels;

/// Norms of a row, the same bits on every machine.
final class Norms {
    private Norms() {
    }

    /// ‖v‖₂, also where squares would overflow or vanish; NaN or infinite if an entry is.
    static double euclidean(double[] v, int offset, int d) {
        double sum = Kernels.sumOfSquares(v, offset, d);
        if (sum >= 0x1p-900 && sum < Double.POSITIVE_INFINITY) {
            return Math.sqrt(sum);
        }
        double largest = Kernels.maxAbs(v, offset, d);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        return scaled(v, offset, d, Math.scalb(1.0, -Math.getExponent(largest)));
    }

    private static double scaled(double[] v, int offset, int d, double factor) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            double x = v[offset + i] * factor;
            sum += x * x;
        }
        return Math.sqrt(sum) / factor;
    }
}
