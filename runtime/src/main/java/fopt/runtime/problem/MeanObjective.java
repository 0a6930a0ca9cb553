package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// f = 1/n Σ f_i of a problem, as a function to minimise.
final class MeanObjective {
    private static final Samples ALL = new Samples();

    final int dimension;
    private final Problem problem;
    private final double[] one;

    MeanObjective(Problem problem) {
        this.problem = problem;
        dimension = problem.dimension();
        one = new double[dimension];
    }

    double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            sum += problem.value(i, x, 0);
        }
        return sum / problem.nodes();
    }

    /// @param out *Modified*
    void gradient(double[] x, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < problem.nodes(); i++) {
            problem.gradient(i, x, 0, one, 0);
            Kernels.axpy(1.0 / problem.nodes(), one, 0, out, 0, dimension);
        }
    }

    /// `out = ∇²f(x) v`. @param out *Modified*
    void hessianVector(double[] x, double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < problem.nodes(); i++) {
            problem.hessianVector(i, x, 0, v, 0, ALL, one, 0);
            Kernels.axpy(1.0 / problem.nodes(), one, 0, out, 0, dimension);
        }
    }
}
