package fopt.runtime.privacy;

/// Several mechanisms, each private without a δ.
///
/// @param sum of their ε @param squares the sum of the squares of their ε
record Pure(double sum, double squares) {
    static final Pure NONE = new Pure(0, 0);

    Pure plus(Pure other) {
        return new Pure(sum + other.sum, squares + other.squares);
    }

    /// Rényi divergences of order α are at most α ε²/2 (Bun, Steinke: "Concentrated differential privacy", TCC 2016).
    Rdp rdp() {
        return Rdp.gaussian(StrictMath.sqrt(squares));
    }
}
