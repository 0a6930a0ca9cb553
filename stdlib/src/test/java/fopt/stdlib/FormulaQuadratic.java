package fopt.stdlib;

import fopt.runtime.problem.Constants;
import fopt.runtime.problem.Optimum;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;

/// `f_i(x) = ½ Σ_c a_ic x_c² − b_i·x` with coefficients from a formula, so that a program in another language has the same inputs to the
/// last bit. `src/test/python/reference.py` is that program. All constants are exact:
/// `a_ic = (1 + ((7i + 3c) mod 11)/2) / (1 + spread·(c − 1))`, `b_ic = ((37i + 59c) mod 101 − 50.25)/16`, with i and c from 1.
///
/// Each node has six samples; sample s adds `((s + c) mod 6 − 2.5)/2` to b, which sums to zero over them.
final class FormulaQuadratic implements Problem {
    private static final int SAMPLES = 6;
    private final double[][] a;
    private final double[][] b;
    private final Constants constants;
    private final Optimum optimum;

    FormulaQuadratic(int nodes, int dimension, double spread) {
        a = new double[nodes][dimension];
        b = new double[nodes][dimension];
        for (int i = 1; i <= nodes; i++) {
            for (int c = 1; c <= dimension; c++) {
                a[i - 1][c - 1] = (1 + (7 * i + 3 * c) % 11 / 2.0) / (1 + spread * (c - 1));
                b[i - 1][c - 1] = ((37 * i + 59 * c) % 101 - 50.25) / 16;
            }
        }
        constants = constantsOf();
        optimum = minimum();
    }

    private Constants constantsOf() {
        double[] smoothness = new double[nodes()];
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < nodes(); i++) {
            for (double curvature : a[i]) {
                smoothness[i] = Math.max(smoothness[i], curvature);
            }
            squares += smoothness[i] * smoothness[i];
            largest = Math.max(largest, smoothness[i]);
        }
        double top = 0;
        double bottom = Double.POSITIVE_INFINITY;
        for (int c = 0; c < dimension(); c++) {
            double curvature = column(a, c) / nodes();
            top = Math.max(top, curvature);
            bottom = Math.min(bottom, curvature);
        }
        return new Constants(top, largest, Math.sqrt(squares / nodes()), largest, bottom, smoothness, "from the formula, exact");
    }

    private Optimum minimum() {
        double[] x = new double[dimension()];
        double value = 0;
        for (int c = 0; c < x.length; c++) {
            x[c] = column(b, c) / column(a, c);
            value -= column(b, c) * x[c] / (2 * nodes());
        }
        return new Optimum(x, value, 1e-15, "from the formula");
    }

    private static double column(double[][] matrix, int c) {
        double sum = 0;
        for (double[] row : matrix) {
            sum += row[c];
        }
        return sum;
    }

    @Override
    public String name() {
        return "formula";
    }

    @Override
    public int nodes() {
        return a.length;
    }

    @Override
    public int dimension() {
        return a[0].length;
    }

    @Override
    public int rows(int node) {
        return SAMPLES;
    }

    @Override
    public double value(int node, double[] x, int xo) {
        double sum = 0;
        for (int c = 0; c < dimension(); c++) {
            sum += x[xo + c] * (a[node][c] * x[xo + c] / 2 - b[node][c]);
        }
        return sum;
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        double sum = value(node, x, xo);
        for (int c = 0; c < dimension(); c++) {
            sum -= x[xo + c] * shift(samples, c);
        }
        return sum;
    }

    /// What the samples add to b_ic.
    private static double shift(Samples samples, int c) {
        double sum = 0;
        for (int k = 0; !samples.all && k < samples.count; k++) {
            sum += ((samples.index[k] + 1 + c + 1) % SAMPLES - 2.5) / 2;
        }
        return samples.all ? 0 : sum / samples.count;
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        for (int c = 0; c < dimension(); c++) {
            out[oo + c] = a[node][c] * x[xo + c] - b[node][c];
        }
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        gradient(node, x, xo, out, oo);
        for (int c = 0; c < dimension(); c++) {
            out[oo + c] -= shift(samples, c);
        }
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        for (int c = 0; c < dimension(); c++) {
            out[oo + c] = a[node][c] * v[vo + c];
        }
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return 0;
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        System.arraycopy(v, vo, out, oo, dimension());
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
    public String describe() {
        return "a quadratic given by a formula";
    }
}
