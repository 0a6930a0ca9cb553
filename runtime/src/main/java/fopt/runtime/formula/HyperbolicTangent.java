package fopt.runtime.formula;

import fopt.runtime.linalg.Elementary;

/// tanh with the same bits everywhere: `1 − 2/(exp(2|t|) + 1)`, and for small t, where that loses digits, Lambert's continued fraction
/// `t/(1 + t²/(3 + t²/(5 + …)))`.
final class HyperbolicTangent {
    private static final double SMALL = 0.3;
    private static final int DEPTH = 15;

    private HyperbolicTangent() {}

    static void apply(double[] x, int xo, double[] out, int oo, int n) {
        for (int k = 0; k < n; k++) {
            out[oo + k] = of(x[xo + k]);
        }
    }

    static double of(double t) {
        double size = Math.abs(t);
        if (size < SMALL) {
            double square = t * t;
            double fraction = DEPTH;
            for (int k = DEPTH - 2; k > 0; k -= 2) {
                fraction = k + square / fraction;
            }
            return t / fraction;
        }
        return Math.copySign(1 - 2 / (Elementary.exp(2 * size) + 1), t);
    }
}
