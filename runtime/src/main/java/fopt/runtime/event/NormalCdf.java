package fopt.runtime.event;

/// Φ, the distribution function of the standard normal law.
final class NormalCdf {
    private static final double ENOUGH = 1e-17;

    private NormalCdf() {}

    /// Φ(t) for t ≥ 0, to about 1e-15: 1/2 + φ(t) (t + t³/3 + t⁵/15 + …) (Marsaglia, "Evaluating the normal distribution", J. Stat. Software 11(4), 2004).
    static double of(double t) {
        if (t > 9) {
            return 1;
        }
        double sum = t;
        double term = t;
        for (int k = 3; term > ENOUGH * sum; k += 2) {
            term *= t * t / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
    }
}
