package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;

/// Derivatives by central differences.
final class Differences {
    /// The cube root of the rounding unit: errors of rounding and of the formula are of the same size.
    private static final double STEP = 0x1p-17;

    private Differences() {}

    /// Gradients of a function.
    @FunctionalInterface
    interface Slope {
        /// `out = ∇f(x)`
        void at(double[] x, double[] out);
    }

    /// `out = (∇f_i(x + hv) − ∇f_i(x − hv))/(2h)`, some ten digits of it. @param out *Modified*
    static void hessianVector(Objective f, int node, double[] x, double[] v, double[] out) {
        hessianVector((at, slope) -> f.gradient(node, at, slope), x, v, out);
    }

    /// The same of any function. @param out *Modified*
    static void hessianVector(Slope f, double[] x, double[] v, double[] out) {
        int d = x.length;
        double length = Math.sqrt(Kernels.sumOfSquares(v, 0, d));
        if (length == 0) {
            java.util.Arrays.fill(out, 0);
            return;
        }
        double h = STEP * Math.max(1, Kernels.maxAbs(x, 0, d)) / length;
        double[] at = x.clone();
        double[] below = new double[d];
        Kernels.axpy(-h, v, 0, at, 0, d);
        f.at(at, below);
        System.arraycopy(x, 0, at, 0, d);
        Kernels.axpy(h, v, 0, at, 0, d);
        f.at(at, out);
        Kernels.axpy(-1, below, 0, out, 0, d);
        Kernels.scale(1 / (2 * h), out, 0, out, 0, d);
    }

    /// ∂f_i/∂x_c. @param x restored before it returns
    static double partial(Problem f, int node, double[] x, int c) {
        double at = x[c];
        double h = STEP * Math.max(1, Math.abs(at));
        x[c] = at + h;
        double above = f.value(node, x, 0);
        x[c] = at - h;
        double below = f.value(node, x, 0);
        x[c] = at;
        return (above - below) / (2 * h);
    }
}
