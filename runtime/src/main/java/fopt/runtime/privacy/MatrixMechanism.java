package fopt.runtime.privacy;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Noise that is correlated over rounds: what is let out in rounds 1 … T is V + BZ, where row t of V depends on a user by at most c_t, Z has independent
/// standard normal rows, and B is lower triangular. It is the Gaussian mechanism at B⁻¹V, whose sensitivity is asked for here. Where
/// rows are sums of what came in so far, V = A G with the matrix A of ones, and the rows of G are bounded.
/// Denisov, McMahan, Rush, Smith, Thakurta: "Improved differential privacy for SGD via optimal private linear operators on adaptive streams", NeurIPS 2022;
/// several participations: Choquette-Choo, McMahan, Rush, Thakurta: "Multi-epoch matrix factorization mechanisms for private machine learning", ICML 2023.
public final class MatrixMechanism {
    private static final int LONGEST = 4000;
    /// Row t holds the entries 0 … t of B.
    private final double[][] noise;
    /// By round in which a user takes part, column of B⁻¹A times its bound; made when first asked for.
    private final double[][] columns;
    private final double[] bounds;
    private final boolean sums;

    /// @param noise row t: the coefficients of z_0 … z_t @param bounds c_t @param sums whether the rows are running sums
    /// @throws UserError if there are too many rounds to be solved for
    public MatrixMechanism(double[][] noise, double[] bounds, boolean sums) {
        if (noise.length > LONGEST) {
            throw new UserError("E820", noise.length + " rounds of correlated noise are too many for the accountant, which takes " + LONGEST + " at most. Ask for ε after fewer rounds.");
        }
        this.noise = noise;
        this.bounds = bounds;
        this.sums = sums;
        columns = new double[noise.length][];
    }

    /// The squared μ of [Gdp] for a user who takes part in these rounds (0-based, ascending): the largest ‖B⁻¹(V - V')‖² possible, or a bound of it where
    /// entries of B⁻¹A differ in sign. Infinite if B is singular.
    public double squaredSensitivity(int[] rounds) {
        for (int t : rounds) {
            column(t);
            if (columns[t] == null) {
                return Double.POSITIVE_INFINITY;
            }
        }
        boolean positive = Arrays.stream(rounds).allMatch(t -> Arrays.stream(columns[t]).allMatch(v -> v >= 0));
        return positive ? together(rounds) : pairs(rounds);
    }

    /// All contributions point the same way: that is the worst case where all entries are positive.
    private double together(int[] rounds) {
        double[] sum = new double[noise.length];
        for (int t : rounds) {
            for (int k = t; k < sum.length; k++) {
                sum[k] += columns[t][k];
            }
        }
        return dot(sum, sum);
    }

    private double pairs(int[] rounds) {
        double sum = 0;
        for (int s : rounds) {
            for (int t : rounds) {
                sum += Math.abs(dot(columns[s], columns[t]));
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /// Solves B g = c_t A e_t by forward substitution; stays null if that has no solution.
    private void column(int t) {
        if (columns[t] != null) {
            return;
        }
        double[] g = new double[noise.length];
        for (int row = t; row < g.length; row++) {
            double rest = row == t || sums ? bounds[t] : 0;
            double[] b = noise[row];
            for (int k = t; k < row; k++) {
                rest -= b[k] * g[k];
            }
            if (b[row] == 0 && rest != 0) {
                return;
            }
            g[row] = rest == 0 ? 0 : rest / b[row];
        }
        columns[t] = g;
    }
}
