package fopt.runtime.problem;

/// A loss φ(z, b) of a sample's margin z = ⟨a, x⟩ and its label b, over a block of samples.
interface MarginLoss {
    /// As in a program.
    String name();

    /// `Σ φ(z_k, b_k)`, k = 0 … n−1. @param z *Modified*
    double sum(double[] z, double[] b, int n);

    /// `z_k = scale · ∂φ/∂z (z_k, b_k)`. @param z *Modified*
    void slopes(double[] z, double[] b, double scale, int n);

    /// `z_k = scale · ∂²φ/∂z² (z_k, b_k)`. @param z *Modified*
    void curvatures(double[] z, double[] b, double scale, int n);

    /// The supremum of ∂²φ/∂z².
    double largestCurvature();

    /// The infimum of ∂²φ/∂z².
    double smallestCurvature();

    /// Whether labels are classes ±1, predicted by the margin's sign.
    boolean classifies();

    /// The labels that φ wants, from those of the data.
    ///
    /// @throws fopt.runtime.UserError if the data have labels that it cannot use
    double[] labels(DataSet data);
}
