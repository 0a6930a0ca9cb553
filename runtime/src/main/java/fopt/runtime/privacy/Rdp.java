package fopt.runtime.privacy;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rényi differential privacy: a bound of the Rényi divergence for each of a list of orders. Composition adds.
/// Mironov: "Rényi differential privacy", CSF 2017. Immutable.
public final class Rdp {
    /// Whole orders, which is where sampling has a closed form. Between 1 and 2 nothing is known here: very large ε come out too large.
    static final int[] ORDERS = IntStream.concat(IntStream.rangeClosed(2, 128), IntStream.of(160, 192, 256, 320, 384, 512, 768, 1024)).toArray();

    private final double[] bounds;

    private Rdp(double[] bounds) {
        this.bounds = bounds;
    }

    private interface Curve {
        double at(int order);
    }

    private static Rdp of(Curve curve) {
        return new Rdp(Arrays.stream(ORDERS).mapToDouble(curve::at).toArray());
    }

    /// Nothing was let out.
    public static Rdp none() {
        return of(order -> 0);
    }

    /// Gaussian noise. @param mu sensitivity over standard deviation
    public static Rdp gaussian(double mu) {
        return of(order -> order * mu * mu / 2);
    }

    /// Laplace noise in each entry. @param multiplier scale over sensitivity in the 1-norm
    public static Rdp laplace(double multiplier) {
        if (!(multiplier > 0)) {
            return of(order -> Double.POSITIVE_INFINITY);
        }
        return of(α -> logSum(StrictMath.log(α / (2.0 * α - 1)) + (α - 1) / multiplier, StrictMath.log((α - 1) / (2.0 * α - 1)) - α / multiplier) / (α - 1));
    }

    /// Gaussian noise on what a Poisson sample of the data gives, for data sets that differ by one member.
    /// Mironov, Talwar, Zhang: "Rényi differential privacy of the sampled Gaussian mechanism", 2019.
    ///
    /// @param rate the chance of each member to be in the sample @param multiplier standard deviation over sensitivity
    public static Rdp sampledGaussian(double rate, double multiplier) {
        if (rate == 0) {
            return none();
        }
        if (!(multiplier > 0)) {
            return of(order -> Double.POSITIVE_INFINITY);
        }
        return rate >= 1 ? gaussian(1 / multiplier) : of(order -> sampled(rate, multiplier, order));
    }

    /// log Σ_k (α over k) (1-q)^(α-k) q^k exp(k(k-1)/(2σ²)) / (α - 1)
    private static double sampled(double q, double multiplier, int order) {
        double binomial = 0;
        double sum = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= order; k++) {
            double term = binomial + (order - k) * StrictMath.log1p(-q) + k * StrictMath.log(q) + k * (k - 1.0) / (2 * multiplier * multiplier);
            sum = logSum(sum, term);
            binomial += StrictMath.log((order - k) / (k + 1.0));
        }
        return Math.max(0, sum) / (order - 1);
    }

    /// log(exp(a) + exp(b))
    private static double logSum(double a, double b) {
        double large = Math.max(a, b);
        return Double.isInfinite(large) ? large : large + StrictMath.log1p(StrictMath.exp(Math.min(a, b) - large));
    }

    public Rdp plus(Rdp other) {
        double[] sum = bounds.clone();
        Arrays.setAll(sum, k -> bounds[k] + other.bounds[k]);
        return new Rdp(sum);
    }

    /// The same mechanism this often.
    public Rdp times(double rounds) {
        return rounds == 0 ? none() : new Rdp(Arrays.stream(bounds).map(b -> rounds * b).toArray());
    }

    /// Whether nothing was let out.
    boolean isNone() {
        return Arrays.stream(bounds).allMatch(b -> b == 0);
    }

    /// The bound of an order, one of [#ORDERS].
    double at(int order) {
        return bounds[Arrays.binarySearch(ORDERS, order)];
    }

    /// The least ε that the orders give for this δ, by Canonne, Kamath, Steinke: "The discrete Gaussian for differential privacy", NeurIPS 2020,
    /// Proposition 12: ε(α) + log(1 - 1/α) - log(δα)/(α - 1).
    public double epsilon(double delta) {
        if (isNone()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ORDERS.length; k++) {
            double α = ORDERS[k];
            least = Math.min(least, bounds[k] + StrictMath.log1p(-1 / α) - StrictMath.log(delta * α) / (α - 1));
        }
        return Math.max(0, least);
    }
}
