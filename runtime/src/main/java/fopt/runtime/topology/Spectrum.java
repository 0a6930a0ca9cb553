package fopt.runtime.topology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// What matters of the eigenvalues of a mixing matrix W of n nodes.
///
/// - W doubly stochastic: lambda2 = ‖W − 11ᵀ/n‖₂, by which a gossip step contracts the distance to the mean. For a symmetric W that is
///   the second largest absolute value of an eigenvalue, max(|λ₂|, |λₙ|).
/// - otherwise (push-sum weights): the second largest absolute value of an eigenvalue, the rate in the long run.
///
/// Up to 600 nodes (300 if W is not symmetric) by dense decompositions (EJML), beyond by [Lanczos] iterations, or [Arnoldi]'s where W is not doubly stochastic. Both start
/// from a fixed vector: same matrix, same numbers, bit for bit. A single node has lambda2 = 0.
///
/// @param lambda2 see above
/// @param gap 1 − lambda2
/// @param smallest the smallest real part of an eigenvalue; for a large W that is not symmetric a lower bound of it, which is sharp for
///     circulant W such as those of exponential(n)
/// @param accuracy bound on the error of lambda2 and smallest: rounding in dense decompositions, residuals beyond. The gap of slowly mixing
///     large graphs (a ring of 100,000) may be smaller than that: they stop with what a few seconds can give
public record Spectrum(double lambda2, double gap, double smallest, double accuracy) {
    static final int LARGEST_DENSE = 600;
    private static final int LARGEST_DENSE_UNSYMMETRIC = 300;

    static Spectrum of(MixingMatrix w) {
        if (w.nodes() <= 1) {
            return of(0, 1, 0);
        }
        boolean dense = w.nodes() <= LARGEST_DENSE_UNSYMMETRIC || w.nodes() <= LARGEST_DENSE && w.isSymmetric();
        return dense ? DenseSpectrum.of(w) : IterativeSpectrum.of(w);
    }

    static Spectrum of(double lambda2, double smallest, double accuracy) {
        return new Spectrum(lambda2, 1 - lambda2, smallest, accuracy);
    }

    /// E.g. `λ2 = 0.979, gap = 0.0209, smallest eigenvalue -0.328`.
    String describe(boolean withSmallest) {
        String contraction = gap < 1e-3 ? "1 - " + digits(gap) : digits(lambda2);
        String precision = accuracy > 1e-3 * gap ? String.format(Locale.ROOT, " (± %.0e)", accuracy) : "";
        return "λ2 = " + contraction + ", gap = " + digits(gap) + precision + (withSmallest ? ", smallest eigenvalue " + digits(smallest) : "");
    }

    private String digits(double x) {
        if (Math.abs(x) <= accuracy && accuracy < 1e-9) {
            return "0";
        }
        return Math.abs(x) < 1e-3 ? String.format(Locale.ROOT, "%.2e", x)
                : new BigDecimal(x).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
