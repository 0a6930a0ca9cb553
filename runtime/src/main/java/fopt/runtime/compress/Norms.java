package fopt.runtime.compress;

/// Norms of a row, the same bits on every machine. Each takes the message for scratch.
final class Norms {
    private Norms() {
    }

    /// ‖v‖₂, also where squares would overflow or vanish; NaN or infinite if an entry is.
    static double euclidean(double[] v, int offset, int d, Message work) {
        double sum = Kernels.ACTIVE.sumOfSquares(v, offset, d, work.room(Kernels.LANES));
        if (sum >= 0x1p-900 && sum < Double.POSITIVE_INFINITY) {
            return Math.sqrt(sum);
        }
        double largest = largest(v, offset, d);
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

    /// ‖v‖₁.
    static double taxicab(double[] v, int offset, int d, Message work) {
        return Kernels.ACTIVE.sumOfMagnitudes(v, offset, d, work.room(Kernels.LANES));
    }

    /// ‖v‖∞; NaN if an entry is.
    static double largest(double[] v, int offset, int d) {
        return Kernels.ACTIVE.largestMagnitude(v, offset, d);
    }
}
