package fopt.runtime.problem;

/// Smoothness and convexity constants of a problem.
///
/// @param L smoothness of f = 1/n Σ f_i
/// @param Lmax max_i L_i
/// @param Ltilde sqrt(1/n Σ L_i²)
/// @param Lsample the largest smoothness of a single sample's loss
/// @param mu strong convexity of f (0 if none is known)
/// @param Li smoothness of each f_i
/// @param how one line: how they were obtained and how accurate they are
public record Constants(double L, double Lmax, double Ltilde, double Lsample, double mu, double[] Li, String how) {
    /// With Lmax and Ltilde computed from the L_i.
    static Constants of(double L, double[] Li, double Lsample, double mu, String how) {
        double max = 0;
        double squares = 0;
        for (double l : Li) {
            max = Math.max(max, l);
            squares += l * l;
        }
        return new Constants(L, max, Math.sqrt(squares / Li.length), Lsample, mu, Li, how);
    }
}
