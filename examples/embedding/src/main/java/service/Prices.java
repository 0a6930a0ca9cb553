package service;

import fopt.runtime.problem.Objective;
import java.util.OptionalDouble;

/// The host's problem: every market has prices that it would like, and all agree on common ones. `f_i(x) = Σ_k log cosh(x_k − wish_ik)`, smooth with L = 1.
record Prices(double[][] wish) implements Objective {
    @Override
    public int nodes() {
        return wish.length;
    }

    @Override
    public int dimension() {
        return wish[0].length;
    }

    @Override
    public double value(int node, double[] x) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += StrictMath.log(StrictMath.cosh(x[k] - wish[node][k]));
        }
        return sum;
    }

    @Override
    public void gradient(int node, double[] x, double[] out) {
        for (int k = 0; k < x.length; k++) {
            out[k] = StrictMath.tanh(x[k] - wish[node][k]);
        }
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(1);
    }
}
