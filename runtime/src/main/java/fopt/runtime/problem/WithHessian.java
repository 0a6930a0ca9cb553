package fopt.runtime.problem;

/// A problem that can write down its Hessians faster than column by column.
interface WithHessian extends Problem {
    /// `h += scale · ∇²f_i(x)`, the upper triangle (column ≥ row) at least. @param h *Modified*: d × d numbers, row by row
    void addHessian(int node, double[] x, double scale, double[] h);
}
