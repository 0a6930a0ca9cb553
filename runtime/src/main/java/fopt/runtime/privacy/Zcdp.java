package fopt.runtime.privacy;

/// Zero-concentrated differential privacy: Rényi divergences of every order α are at most ρα.
/// Bun, Steinke: "Concentrated differential privacy: simplifications, extensions, and lower bounds", TCC 2016.
///
/// @param rho at least 0
public record Zcdp(double rho) {

    /// Of Gaussian noise. @param multiplier standard deviation over sensitivity
    public static Zcdp gaussian(double multiplier) {
        return new Zcdp(1 / (2 * multiplier * multiplier));
    }

    /// Of an ε-private mechanism.
    public static Zcdp pure(double epsilon) {
        return new Zcdp(epsilon * epsilon / 2);
    }

    public Zcdp times(double rounds) {
        return new Zcdp(rounds * rho);
    }

    /// ε = ρ + 2 √(ρ log(1/δ)): simple, and larger than what [Gdp] says of Gaussian noise.
    public double epsilon(double delta) {
        return rho + 2 * StrictMath.sqrt(rho * -StrictMath.log(delta));
    }
}
