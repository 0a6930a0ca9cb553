package fopt.runtime.privacy;

/// Gaussian differential privacy: to tell two neighbouring data sets apart is as hard as to tell N(0, 1) from N(μ, 1). It is exact for Gaussian noise,
/// where μ is sensitivity over standard deviation, and composition adds squares.
/// Dong, Roth, Su: "Gaussian differential privacy", JRSS-B 2022; the curve δ(ε) is that of Balle, Wang: "Improving the Gaussian mechanism for
/// differential privacy: analytical calibration and optimal denoising", ICML 2018.
///
/// @param mu at least 0; infinite if nothing is hidden
public record Gdp(double mu) {
    private static final int BISECTIONS = 200;

    public Gdp {
        if (!(mu >= 0)) {
            throw new IllegalArgumentException("μ = " + mu);
        }
    }

    /// μ of several mechanisms one after the other.
    public static double compose(double... mus) {
        double sum = 0;
        for (double mu : mus) {
            sum += mu * mu;
        }
        return StrictMath.sqrt(sum);
    }

    /// μ in the limit of many rounds (Bu, Dong, Long, Su: "Deep learning with Gaussian differential privacy", HDSR 2020): only an approximation, which
    /// may be too small; [Rdp] gives a bound. @param rate of Poisson sampling @param multiplier standard deviation over sensitivity
    public static Gdp limitOfSampling(double rate, double multiplier, double rounds) {
        return new Gdp(rate * StrictMath.sqrt(rounds * StrictMath.expm1(1 / (multiplier * multiplier))));
    }

    /// The least δ for this ε: Φ(μ/2 - ε/μ) - exp(ε) Φ(-μ/2 - ε/μ).
    public double delta(double epsilon) {
        if (mu == 0) {
            return 0;
        }
        if (Double.isInfinite(mu)) {
            return 1;
        }
        double near = mu / 2 - epsilon / mu;
        double far = (mu / 2 + epsilon / mu) / StrictMath.sqrt(2);
        return Math.max(0, NormalLaw.cdf(near) - 0.5 * StrictMath.exp(-near * near / 2) * NormalLaw.scaledComplement(far));
    }

    /// The least ε for this δ; infinite if nothing is hidden.
    public double epsilon(double delta) {
        if (Double.isInfinite(mu)) {
            return Double.POSITIVE_INFINITY;
        }
        if (delta(0) <= delta) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (delta(high) > delta) {
            high *= 2;
        }
        for (int k = 0; k < BISECTIONS && low < high; k++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (delta(middle) > delta) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// The least standard deviation, for sensitivity 1, that is (ε, δ)-private.
    public static double noise(double epsilon, double delta) {
        double low = 0;
        double high = 1;
        while (new Gdp(high).epsilon(delta) < epsilon) {
            high *= 2;
        }
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (low + high) / 2;
            if (new Gdp(middle).delta(epsilon) > delta) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 1 / low;
    }
}
