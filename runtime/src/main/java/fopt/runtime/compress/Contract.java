package fopt.runtime.compress;

/// The class of a compressor C on vectors of one dimension.
///
/// - contractive with δ in (0, 1]: `E‖C(v) − v‖² ≤ (1 − δ)‖v‖²`
/// - unbiased with ω ≥ 0: `E C(v) = v` and `E‖C(v) − v‖² ≤ ω‖v‖²`
///
/// A compressor may be both (identity, natural compression), one, or neither (then nothing is promised). δ is 0 where not contractive,
/// ω is infinite where not unbiased.
public record Contract(double delta, double omega) {
    public Contract {
        if (!(delta >= 0 && delta <= 1)) {
            throw new IllegalArgumentException("δ must lie in [0, 1], not " + delta);
        }
        if (!(omega >= 0)) {
            throw new IllegalArgumentException("ω must be at least 0, not " + omega);
        }
    }

    public static Contract contractive(double delta) {
        return new Contract(delta, Double.POSITIVE_INFINITY);
    }

    /// Unbiased with ω; contractive too, with δ = 1 − ω, where ω < 1.
    public static Contract unbiased(double omega) {
        return new Contract(Math.max(0, 1 - omega), omega);
    }

    public static Contract none() {
        return new Contract(0, Double.POSITIVE_INFINITY);
    }

    public boolean isContractive() {
        return delta > 0;
    }

    public boolean isUnbiased() {
        return omega < Double.POSITIVE_INFINITY;
    }
}
