package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import fopt.runtime.random.Stream;
import java.util.Locale;
import java.util.Optional;

/// Quadratics whose constants and minimiser are known in closed form: `f_i(x) = ½ xᵀA_i x − b_iᵀx` with diagonal A_i.
///
/// The eigenvalues of `A = 1/n Σ A_i` are λ_k = μ (L/μ)^((k−1)/(d−1)), and `A_i = A (I + spread · U_i)` with diagonal U_i, entries in [−1, 1] and
/// `Σ U_i = 0`. The minimiser x* is a random point of the unit sphere, `b_i = A_i x* + ζ_i` with `Σ ζ_i = 0` and `1/n Σ ‖ζ_i‖² = ζ²`: the
/// heterogeneity ζ is the root mean square of `‖∇f_i(x*)‖`.
///
/// A stochastic gradient adds N(0, σ²/(b d) I): its noise has `E‖·‖² = σ²/b` for a batch of b. There are no data; each node has one sample.
final class Quadratic implements WithProx {
    private final Shape shape;
    /// A_i, one row a node, or one row for all if they are equal.
    private final double[] curvature;
    /// b_i, likewise: without heterogeneity and spread all nodes have the same function.
    private final double[] linear;
    private final Constants constants;
    private final Optimum optimum;

    /// The parameters of a quadratic, as in programs.
    ///
    /// @param mu the smallest eigenvalue of A, above 0
    /// @param L the largest, at least mu
    /// @param heterogeneity ζ ≥ 0
    /// @param noise σ ≥ 0
    /// @param spread how much the A_i differ, in [0, 1)
    record Shape(int nodes, int d, double mu, double L, double heterogeneity, double noise, double spread, long seed) {}

    Quadratic(Shape shape) {
        this.shape = shape;
        RandomRows random = new RandomRows(shape.seed, shape.nodes, shape.d);
        int d = shape.d;
        double[] mean = eigenvalues();
        curvature = shape.spread == 0 ? mean : random.spread(mean, shape.spread);
        double[] minimiser = random.unitVector();
        linear = shape.spread == 0 && shape.heterogeneity == 0 ? new double[d] : random.deviations(2, shape.heterogeneity);
        for (int i = 0; i < linear.length / d; i++) {
            for (int k = 0; k < d; k++) {
                linear[i * d + k] = curvature[row(i) + k] * minimiser[k] + linear[i * d + k];
            }
        }
        constants = findConstants(mean);
        optimum = findOptimum(mean);
    }

    private double[] eigenvalues() {
        int d = shape.d;
        double[] lambda = new double[d];
        for (int k = 0; k < d; k++) {
            lambda[k] = shape.mu * StrictMath.pow(shape.L / shape.mu, d == 1 ? 1 : k / (d - 1.0));
        }
        lambda[d - 1] = shape.L;
        return lambda;
    }

    private Constants findConstants(double[] mean) {
        int n = shape.nodes;
        int d = shape.d;
        double[] each = new double[n];
        for (int i = 0; i < n; i++) {
            each[i] = Kernels.max(curvature, row(i), d);
        }
        return Constants.of(Kernels.max(mean, 0, d), each, Kernels.max(each, 0, n), Kernels.min(mean, 0, d), "closed form, exact");
    }

    @Override
    public double smallestConvexity() {
        return Kernels.min(curvature, 0, curvature.length);
    }

    private Optimum findOptimum(double[] mean) {
        int d = shape.d;
        double[] x = new double[d];
        double value = 0;
        for (int k = 0; k < d; k++) {
            double sum = 0;
            for (int i = 0; i < shape.nodes; i++) {
                sum += linear[offset(i) + k];
            }
            double b = sum / shape.nodes;
            x[k] = b / mean[k];
            value -= 0.5 * b * x[k];
        }
        return new Optimum(x, value, 1e-15 * Math.abs(value), "closed form");
    }

    private int row(int node) {
        return curvature.length == shape.d ? 0 : node * shape.d;
    }

    private int offset(int node) {
        return linear.length == shape.d ? 0 : node * shape.d;
    }

    @Override
    public String name() {
        return "quadratic";
    }

    @Override
    public int nodes() {
        return shape.nodes;
    }

    @Override
    public int dimension() {
        return shape.d;
    }

    @Override
    public int rows(int node) {
        return 1;
    }

    @Override
    public double value(int node, double[] x, int xo) {
        int d = shape.d;
        int a = row(node);
        int b = offset(node);
        double value = 0;
        for (int k = 0; k < d; k++) {
            value += x[xo + k] * (0.5 * curvature[a + k] * x[xo + k] - linear[b + k]);
        }
        return value;
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return value(node, x, xo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        Kernels.affine(curvature, row(node), x, xo, linear, offset(node), out, oo, shape.d);
    }

    @Override
    public Optional<DiagonalGradient> diagonalGradient() {
        return shape.noise == 0 ? Optional.of(new DiagonalGradient(curvature, linear)) : Optional.empty();
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        if (shape.noise == 0 || samples.all || samples.count == 0) {
            gradient(node, x, xo, out, oo);
            return;
        }
        int d = shape.d;
        Normals.fill(noise.key(), noise.position(), shape.noise / Math.sqrt((double) samples.count * d), out, oo, d);
        noise.skip(2L * d);
        Kernels.addAffine(curvature, row(node), x, xo, linear, offset(node), out, oo, shape.d);
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        Kernels.multiply(curvature, row(node), v, vo, out, oo, shape.d);
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return 0;
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        System.arraycopy(v, vo, out, oo, shape.d);
    }

    @Override
    public void lossProx(int node, double[] v, int vo, double step, double[] out, int oo) {
        int a = row(node);
        int b = offset(node);
        for (int k = 0; k < shape.d; k++) {
            out[oo + k] = (v[vo + k] + step * linear[b + k]) / (1 + step * curvature[a + k]);
        }
    }

    @Override
    public boolean isQuadratic() {
        return true;
    }

    @Override
    public boolean hasRegulariser() {
        return false;
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public Optimum optimum() {
        return optimum;
    }

    @Override
    public double accuracy(double[] x, int xo) {
        return Double.NaN;
    }

    @Override
    public Optional<Ingredients> ingredients() {
        double[] rows = new double[shape.nodes * shape.d];
        for (int i = 0; i < shape.nodes; i++) {
            System.arraycopy(linear, offset(i), rows, i * shape.d, shape.d);
        }
        return Optional.of(new Ingredients.OfQuadratic(curvature, rows, shape.noise));
    }

    /// Without asking for the ingredients, which are as large as the rows of all nodes.
    @Override
    public Optional<LocalData> data() {
        return Optional.empty();
    }

    @Override
    public long bytes() {
        return Double.BYTES * ((long) curvature.length + linear.length);
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "quadratic: %d nodes, d = %d, L/μ = %.4g, heterogeneity %.4g, noise %.4g, spread %.4g",
            shape.nodes, shape.d, shape.L / shape.mu, shape.heterogeneity, shape.noise, shape.spread);
    }
}
