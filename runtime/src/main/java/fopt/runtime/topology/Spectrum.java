package fopt.runtime.topology;

/// What matters of the eigenvalues of a mixing matrix.
///
/// @param lambda2 the second largest absolute value of an eigenvalue: ‖W − 11ᵀ/n‖ for a symmetric doubly stochastic W
/// @param gap 1 − lambda2
/// @param smallest the smallest eigenvalue (real part)
/// @param accuracy absolute accuracy of these numbers
public record Spectrum(double lambda2, double gap, double smallest, double accuracy) {
    static Spectrum of(MixingMatrix w) {
        throw new UnsupportedOperationException("to be written");
    }
}
