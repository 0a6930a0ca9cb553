package fopt.runtime.problem;

import fopt.runtime.Brake;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// f = 1/n Σ f_i of a problem, as a function to minimise. May be ended from outside ([Brake]).
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
            Brake.check();
            sum += problem.value(i, x, 0);
        }
        return sum / problem.nodes();
    }

    /// @param out *Modified*
    void gradient(double[] x, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < problem.nodes(); i++) {
            Brake.check();
            problem.gradient(i, x, 0, one, 0);
            Kernels.axpy(1.0 / problem.nodes(), one, 0, out, 0, dimension);
        }
    }

    /// `out = ∇²f(x) v`. @param out *Modified*
    void hessianVector(double[] x, double[] v, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < problem.nodes(); i++) {
            Brake.check();
            problem.hessianVector(i, x, 0, v, 0, ALL, one, 0);
            Kernels.axpy(1.0 / problem.nodes(), one, 0, out, 0, dimension);
        }
    }

    DMatrixRMaj hessian(double[] x) {
        DMatrixRMaj hessian = new DMatrixRMaj(dimension, dimension);
        if (problem instanceof WithHessian direct) {
            for (int i = 0; i < problem.nodes(); i++) {
                direct.addHessian(i, x, 1.0 / problem.nodes(), hessian.data);
            }
        } else {
            addColumns(x, hessian.data);
        }
        mirror(hessian);
        return hessian;
    }

    private void addColumns(double[] x, double[] h) {
        double[] unit = new double[dimension];
        double[] column = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            unit[k] = 1;
            hessianVector(x, unit, column);
            unit[k] = 0;
            System.arraycopy(column, 0, h, k * dimension, dimension);
        }
    }

    /// Copies the upper triangle into the lower one. @param matrix *Modified*
    static void mirror(DMatrixRMaj matrix) {
        int d = matrix.numRows;
        for (int r = 0; r < d; r++) {
            for (int c = 0; c < r; c++) {
                matrix.data[r * d + c] = matrix.data[c * d + r];
            }
        }
    }
}
