package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;

/// The smooth regularisation in every f_i: `l2/2 ‖x‖² + nonconvex Σ x²/(1 + x²)`.
record SmoothTerm(double l2, double nonconvex) {
    double value(double[] x, int xo, int d) {
        double value = 0.5 * l2 * Kernels.sumOfSquares(x, xo, d);
        if (nonconvex > 0) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                double square = x[xo + k] * x[xo + k];
                sum += square / (1 + square);
            }
            value += nonconvex * sum;
        }
        return value;
    }

    /// @param out *Modified*: set to the gradient
    void gradient(double[] x, int xo, double[] out, int oo, int d) {
        Kernels.scale(l2, x, xo, out, oo, d);
        if (nonconvex > 0) {
            for (int k = 0; k < d; k++) {
                double t = 1 + x[xo + k] * x[xo + k];
                out[oo + k] += nonconvex * 2 * x[xo + k] / (t * t);
            }
        }
    }

    /// @param out *Modified*: set to the Hessian at x times v
    void hessianVector(double[] x, int xo, double[] v, int vo, double[] out, int oo, int d) {
        Kernels.scale(l2, v, vo, out, oo, d);
        if (nonconvex > 0) {
            for (int k = 0; k < d; k++) {
                out[oo + k] = curvature(x[xo + k]) * v[vo + k];
            }
        }
    }

    /// The second derivative in a coordinate whose value is t.
    double curvature(double t) {
        double square = t * t;
        double s = 1 + square;
        return l2 + nonconvex * (2 - 6 * square) / (s * s * s);
    }

    /// The largest curvature, at 0.
    double smoothness() {
        return l2 + 2 * nonconvex;
    }

    /// The smallest curvature: that of x²/(1 + x²) is −½, at x = ±1.
    double smallestCurvature() {
        return l2 - 0.5 * nonconvex;
    }
}
