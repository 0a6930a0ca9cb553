package fopt.runtime.problem;

/// What a problem of the list is made of, for whoever writes it down elsewhere. The arrays must not be written to.
public sealed interface Ingredients {

    /// `f_i(x) = ½ xᵀA_i x − b_iᵀx` with diagonal A_i.
    ///
    /// @param curvature the A_i: a row of d numbers for each node, or one row for all
    /// @param linear the b_i, a row for each node
    /// @param noise σ of stochastic gradients
    record OfQuadratic(double[] curvature, double[] linear, double noise) implements Ingredients {}

    /// The mean loss over the samples of a node, and `l2/2 ‖x‖² + nonconvex Σ x²/(1 + x²)` in f, `l1 ‖x‖₁ + proxL2/2 ‖x‖²` in r.
    ///
    /// @param labels of all rows of the data, as the loss takes them: numbers, ±1, or classes from 0
    record OfSamples(SplitData split, double[] labels, double l2, double nonconvex, double l1, double proxL2) implements Ingredients {
        static OfSamples of(SplitData split, double[] labels, SmoothTerm smooth, Regulariser.Penalty penalty) {
            return new OfSamples(split, labels, smooth.l2(), smooth.nonconvex(), penalty.l1(), penalty.l2());
        }
    }

    /// Formulas; their language is another module's, which says what stands in them.
    non-sealed interface OfFormulas extends Ingredients {}
}
