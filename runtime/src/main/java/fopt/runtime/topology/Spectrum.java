package fopt.runtime.topology;

/// What matters of the eigenvalues of a mixing matrix W of n nodes.
///
/// - W doubly stochastic: lambda2 = ‖W − 11ᵀ/n‖₂, by which a gossip step contracts the distance to the mean. For a symmetric W that is
///   the second largest absolute value of an eigenvalue, max(|λ₂|, |λₙ|).
/// - otherwise (push-sum weights): the second largest absolute value of an eigenvalue, the rate in the long run.
///
/// Up to 600 nodes by dense decompositions (EJML), beyond by [Lanczos] iterations, or [Arnoldi]'s where W is not doubly stochastic. Both start
/// from a fixed vector: same matrix, same numbers, bit for bit. A single node has lambda2 = 0.
///
/// @param lambda2 see above
/// @param gap 1 − lambda2
/// @param smallest the smallest real part of an eigenvalue; for a large W that is not symmetric the smallest eigenvalue of (W + Wᵀ)/2,
///     which is a lower bound of it, and equal to it for circulant W such as those of exponential(n)
/// @param accuracy bound on the error of lambda2 and smallest: rounding up to 600 nodes, residuals beyond. Slowly mixing large graphs
///     (a ring of 100,000) stop with what a second or two can give
public record Spectrum(double lambda2, double gap, double smallest, double accuracy) {
    static final int LARGEST_DENSE = 600;

    static Spectrum of(MixingMatrix w) {
        if (w.nodes() <= 1) {
            return of(0, 1, 0);
        }
        return w.nodes() <= LARGEST_DENSE ? DenseSpectrum.of(w) : IterativeSpectrum.of(w);
    }

    static Spectrum of(double lambda2, double smallest, double accuracy) {
        return new Spectrum(lambda2, 1 - lambda2, smallest, accuracy);
    }
}
