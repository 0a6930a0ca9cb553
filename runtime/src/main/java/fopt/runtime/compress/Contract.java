package fopt.runtime.compress;

/// The class of a compressor C on vectors of one dimension.
///
/// - contractive with δ in (0, 1]: `E‖C(v) − v‖² ≤ (1 − δ)‖v‖²`
/// - unbiased with ω ≥ 0: `E C(v) = v` and `E‖C(v) − v‖² ≤ ω‖v‖²`
/// - of bounded bias and variance (the class C(η, ω) of EF-BV: Condat, Yi, Richtárik 2022): `‖E C(v) − v‖ ≤ bias ‖v‖` and `E‖C(v) − E C(v)‖² ≤ variance ‖v‖²`
///
/// A compressor may be several of these (identity, natural compression) or none (then nothing is promised). δ is 0 where not contractive,
/// ω infinite where not unbiased, bias and variance infinite where they are not bounded. Contractive and unbiased ones are of bounded bias and variance.
public record Contract(double delta, double omega, double bias, double variance) {
    public Contract {
        if (!(delta >= 0 && delta <= 1)) {
            throw new IllegalArgumentException("δ must lie in [0, 1], not " + delta);
        }
        if (!(omega >= 0)) {
            throw new IllegalArgumentException("ω must be at least 0, not " + omega);
        }
        if (!(bias >= 0 && variance >= 0)) {
            throw new IllegalArgumentException("bias and variance must be at least 0, not " + bias + " and " + variance);
        }
    }

    /// With the bias and variance that follow.
    public Contract(double delta, double omega) {
        this(delta, omega, omega < Double.POSITIVE_INFINITY ? 0 : delta > 0 ? Math.sqrt(1 - delta) : Double.POSITIVE_INFINITY,
            omega < Double.POSITIVE_INFINITY ? omega : delta > 0 ? 1 - delta : Double.POSITIVE_INFINITY);
    }

    public static Contract contractive(double delta) {
        return new Contract(delta, Double.POSITIVE_INFINITY);
    }

    /// Contractive, and draws nothing.
    public static Contract deterministic(double delta) {
        return contractive(delta).bounded(Math.sqrt(1 - delta), 0);
    }

    /// Unbiased with ω; contractive too, with δ = 1 − ω, where ω < 1.
    public static Contract unbiased(double omega) {
        return new Contract(Math.max(0, 1 - omega), omega);
    }

    public static Contract none() {
        return new Contract(0, Double.POSITIVE_INFINITY);
    }

    /// The same with these bounds.
    public Contract bounded(double newBias, double newVariance) {
        return new Contract(delta, omega, newBias, newVariance);
    }

    public boolean isContractive() {
        return delta > 0;
    }

    public boolean isUnbiased() {
        return omega < Double.POSITIVE_INFINITY;
    }

    /// Whether bias and variance are bounded.
    public boolean isBounded() {
        return bias < Double.POSITIVE_INFINITY;
    }
}
