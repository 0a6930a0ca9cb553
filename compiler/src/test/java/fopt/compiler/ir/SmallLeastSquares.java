package fopt.compiler.ir;

import fopt.runtime.problem.Constants;
import fopt.runtime.problem.Optimum;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;

/// A problem for tests, in plain loops: node i has 3 + i samples, and `f_i(x) = mean of (a·x - b)²/2 over them`. Stochastic gradients
/// have some noise besides. `r(x) = |x|₁`.
public record SmallLeastSquares(int nodes, int dimension, double[][][] a, double[][] b) implements Problem {
    public static SmallLeastSquares of(int nodes, int dimension, long seed) {
        double[][][] a = new double[nodes][][];
        double[][] b = new double[nodes][];
        for (int i = 0; i < nodes; i++) {
            Stream draws = new Stream().reset(seed, 0, i, 0, 0);
            a[i] = new double[3 + i][dimension];
            b[i] = new double[3 + i];
            for (int r = 0; r < 3 + i; r++) {
                for (int c = 0; c < dimension; c++) {
                    a[i][r][c] = draws.nextNormal() / Math.sqrt(dimension);
                }
                b[i][r] = draws.nextNormal();
            }
        }
        return new SmallLeastSquares(nodes, dimension, a, b);
    }

    private static Samples all(int count) {
        Samples all = new Samples();
        all.setCount(count);
        for (int k = 0; k < count; k++) {
            all.index[k] = k;
        }
        return all;
    }

    private Samples chosen(int node, Samples samples) {
        return samples.all ? all(rows(node)) : samples;
    }

    private double product(int node, int row, double[] x, int xo) {
        double sum = 0;
        for (int c = 0; c < dimension; c++) {
            sum += a[node][row][c] * x[xo + c];
        }
        return sum;
    }

    @Override
    public String name() {
        return "small";
    }

    @Override
    public int rows(int node) {
        return b[node].length;
    }

    @Override
    public double value(int node, double[] x, int xo) {
        return value(node, x, xo, all(rows(node)));
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        Samples s = chosen(node, samples);
        double sum = 0;
        for (int k = 0; k < s.count; k++) {
            double residual = product(node, s.index[k], x, xo) - b[node][s.index[k]];
            sum += residual * residual / 2;
        }
        return sum / s.count;
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        weighted(node, x, xo, all(rows(node)), true, out, oo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        weighted(node, x, xo, chosen(node, samples), true, out, oo);
        for (int c = 0; c < dimension; c++) {
            out[oo + c] += 0.01 * noise.nextNormal();
        }
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        weighted(node, v, vo, chosen(node, samples), false, out, oo);
    }

    private void weighted(int node, double[] x, int xo, Samples s, boolean residuals, double[] out, int oo) {
        double[] sum = new double[dimension];
        for (int k = 0; k < s.count; k++) {
            double weight = product(node, s.index[k], x, xo) - (residuals ? b[node][s.index[k]] : 0);
            for (int c = 0; c < dimension; c++) {
                sum[c] += weight * a[node][s.index[k]][c] / s.count;
            }
        }
        System.arraycopy(sum, 0, out, oo, dimension);
    }

    @Override
    public double regulariser(double[] x, int xo) {
        double sum = 0;
        for (int c = 0; c < dimension; c++) {
            sum += Math.abs(x[xo + c]);
        }
        return sum;
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        for (int c = 0; c < dimension; c++) {
            out[oo + c] = Math.signum(v[vo + c]) * Math.max(Math.abs(v[vo + c]) - step, 0);
        }
    }

    @Override
    public boolean hasRegulariser() {
        return true;
    }

    @Override
    public Constants constants() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optimum optimum() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double accuracy(double[] x, int xo) {
        return Double.NaN;
    }

    @Override
    public String describe() {
        return name();
    }
}
