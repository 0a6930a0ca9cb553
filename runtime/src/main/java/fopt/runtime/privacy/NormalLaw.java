package fopt.runtime.privacy;

/// The standard normal law, with small relative errors in the tails.
final class NormalLaw {
    private static final double SQRT_PI = StrictMath.sqrt(StrictMath.PI);
    private static final double SQRT_2 = StrictMath.sqrt(2);

    private NormalLaw() {}

    /// P(Z <= x).
    static double cdf(double x) {
        double t = -x / SQRT_2;
        return t > 0 ? 0.5 * scaledComplement(t) * StrictMath.exp(-t * t) : 1 - 0.5 * scaledComplement(-t) * StrictMath.exp(-t * t);
    }

    /// exp(x²) erfc(x) for x >= 0: by the series of erf for small x, else by the continued fraction of erfc (Abramowitz and Stegun 7.1.6, 7.1.14).
    static double scaledComplement(double x) {
        return x < 2.5 ? StrictMath.exp(x * x) - series(x) : fraction(x);
    }

    /// exp(x²) erf(x) = 2/√π Σ_k 2^k x^(2k+1) / (1·3·…·(2k+1))
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / SQRT_PI * sum;
    }

    /// 1/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from the inside out.
    private static double fraction(double x) {
        double t = x;
        for (int k = 120; k >= 1; k--) {
            t = x + k / 2.0 / t;
        }
        return 1 / (SQRT_PI * t);
    }
}
