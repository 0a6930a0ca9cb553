package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.Locale;

/// Saddle points whose constants and solution are known in closed form:
/// `min_u max_v 1/n Σ f_i(u, v)`, `f_i = μ/2 ‖u‖² + uᵀA_i v − μ/2 ‖v‖² + b_iᵀu − c_iᵀv` with diagonal A_i.
///
/// A point is z = (u, v), d/2 numbers each, and what stands for the gradient is the operator
/// `F_i(z) = (∇_u f_i, −∇_v f_i) = (μu + A_i v + b_i, μv − A_i u + c_i)`. The couplings of `A = 1/n Σ A_i` are s_k = s 2k/d, evenly spaced up to
/// `s = sqrt(L² − μ²)`, so that L is the Lipschitz constant of F; `A_i = A (I + spread · U_i)` with diagonal U_i, entries in [−1, 1] and `Σ U_i = 0`.
/// F is strongly monotone with μ; with μ = 0 it is only monotone, and plain descent and ascent spiral away. The solution z* is a random point of the unit
/// sphere, and the heterogeneity the root mean square of `‖F_i(z*)‖`. A stochastic value of F adds N(0, σ²/(b d) I), as in [Quadratic].
final class Bilinear implements Problem {
    private final Quadratic.Shape shape;
    private final int half;
    /// The diagonals of the A_i, a row of d/2 numbers for each node.
    private final double[] coupling;
    /// (b_i, c_i), a row of d numbers for each node.
    private final double[] linear;
    private final double[] solution;
    private final Constants constants;

    /// @param shape mu ≥ 0; d even
    Bilinear(Quadratic.Shape shape) {
        this.shape = shape;
        int d = shape.d();
        half = d / 2;
        RandomRows random = new RandomRows(shape.seed(), shape.nodes(), d);
        solution = random.unitVector();
        coupling = new RandomRows(shape.seed(), shape.nodes(), half).spread(couplings(), shape.spread());
        linear = new double[shape.nodes() * d];
        double[] deviation = random.deviations(2, shape.heterogeneity());
        for (int i = 0; i < shape.nodes(); i++) {
            apply(i, solution, 0, linear, i * d);
            for (int k = i * d; k < (i + 1) * d; k++) {
                linear[k] = deviation[k] - linear[k];
            }
        }
        constants = findConstants();
    }

    private double[] couplings() {
        double[] s = new double[half];
        double largest = Math.sqrt(shape.L() * shape.L() - shape.mu() * shape.mu());
        for (int k = 0; k < half; k++) {
            s[k] = largest * (k + 1) / half;
        }
        return s;
    }

    private Constants findConstants() {
        double[] each = new double[shape.nodes()];
        Arrays.setAll(each, i -> {
            double s = Kernels.maxAbs(coupling, i * half, half);
            return Math.sqrt(shape.mu() * shape.mu() + s * s);
        });
        return Constants.of(shape.L(), each, Kernels.max(each, 0, each.length), shape.mu(),
            "closed form, exact: L is the Lipschitz constant of F, μ its strong monotonicity");
    }

    /// `out = ` the linear part of F_i at z, without b_i and c_i. @param out *Modified*
    private void apply(int node, double[] z, int zo, double[] out, int oo) {
        double mu = shape.mu();
        int at = node * half;
        for (int k = 0; k < half; k++) {
            double u = z[zo + k];
            double v = z[zo + half + k];
            out[oo + k] = mu * u + coupling[at + k] * v;
            out[oo + half + k] = mu * v - coupling[at + k] * u;
        }
    }

    @Override
    public boolean isGame() {
        return true;
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        apply(node, x, xo, out, oo);
        Kernels.axpy(1, linear, node * shape.d(), out, oo, shape.d());
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        gradient(node, x, xo, out, oo);
        if (shape.noise() == 0 || samples.all || samples.count == 0) {
            return;
        }
        double scale = shape.noise() / Math.sqrt((double) samples.count * shape.d());
        for (int k = 0; k < shape.d(); k++) {
            out[oo + k] += scale * noise.nextNormal();
        }
    }

    /// `out = ` the Jacobian of F_i times v.
    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        apply(node, v, vo, out, oo);
    }

    @Override
    public String name() {
        return "bilinear";
    }

    @Override
    public int nodes() {
        return shape.nodes();
    }

    @Override
    public int dimension() {
        return shape.d();
    }

    @Override
    public int rows(int node) {
        return 1;
    }

    /// Not a number: players want different things.
    @Override
    public double value(int node, double[] x, int xo) {
        return Double.NaN;
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return Double.NaN;
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return 0;
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        System.arraycopy(v, vo, out, oo, shape.d());
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
        return new Optimum(solution, Double.NaN, Double.NaN, "closed form");
    }

    @Override
    public double accuracy(double[] x, int xo) {
        return Double.NaN;
    }

    @Override
    public long bytes() {
        return Double.BYTES * ((long) coupling.length + linear.length);
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "bilinear: %d nodes, d = %d, μ = %.4g, L = %.4g, heterogeneity %.4g, noise %.4g, spread %.4g",
            shape.nodes(), shape.d(), shape.mu(), shape.L(), shape.heterogeneity(), shape.noise(), shape.spread());
    }
}
