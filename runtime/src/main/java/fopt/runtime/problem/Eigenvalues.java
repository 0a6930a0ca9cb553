package fopt.runtime.problem;

import fopt.runtime.Brake;
import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Extreme eigenvalues of symmetric positive semidefinite operators.
final class Eigenvalues {
    private static final int MOST_STEPS = 300;
    private static final int CHECK_EVERY = 5;
    private static final double ACCURACY = 1e-10;
    private static final long START = 0x5EED;

    private Eigenvalues() {}

    @FunctionalInterface
    interface Operator {
        /// `out = M v`. @param out *Modified*
        void apply(double[] v, double[] out);
    }

    /// The largest eigenvalue by Lanczos' method from a fixed random start, with full reorthogonalisation, to a relative residual of 1e-10;
    /// the residual is added, so that the result is not below the eigenvalue.
    static double largest(int d, Operator m) {
        int steps = Math.min(d, MOST_STEPS);
        double[][] basis = new double[steps + 1][];
        double[] alpha = new double[steps];
        double[] beta = new double[steps];
        basis[0] = new double[d];
        Normals.fill(START, 0, 1, basis[0], 0, d);
        normalise(basis[0]);
        double largest = 0;
        for (int k = 0; k < steps; k++) {
            double[] next = new double[d];
            Brake.check();
            m.apply(basis[k], next);
            alpha[k] = Kernels.dot(basis[k], 0, next, 0, d);
            if (!Double.isFinite(alpha[k])) {
                throw new UserError("E871", "the curvature of the problem cannot be measured: at a point that was tried its Hessian is not finite. "
                        + "State `L` in the problem, and look at its gradients at 0 and at distance 0.1, 1 and 10 from there");
            }
            orthogonalise(next, basis, k + 1);
            beta[k] = normalise(next);
            basis[k + 1] = next;
            boolean last = k + 1 == steps || beta[k] <= 1e-15 * Math.abs(alpha[0]);
            if (last || (k + 1) % CHECK_EVERY == 0) {
                double[] pair = largestOfTridiagonal(alpha, beta, k + 1);
                double residual = k + 1 == d ? 0 : beta[k] * pair[1];
                largest = pair[0] + residual;
                if (last || residual <= ACCURACY * pair[0]) {
                    break;
                }
            }
        }
        return largest;
    }

    /// The smallest eigenvalue of a matrix; what is lost in rounding against the largest one counts as 0. @param matrix *Modified*
    static double smallest(DMatrixRMaj matrix) {
        int d = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, false, true);
        if (!eigen.decompose(matrix)) {
            return 0;
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int k = 0; k < d; k++) {
            smallest = Math.min(smallest, eigen.getEigenvalue(k).getReal());
            largest = Math.max(largest, eigen.getEigenvalue(k).getReal());
        }
        return smallest > 10 * d * Math.ulp(largest) ? smallest : 0;
    }

    /// The largest eigenvalue of the tridiagonal matrix, and the size of the last entry of its unit eigenvector.
    private static double[] largestOfTridiagonal(double[] alpha, double[] beta, int n) {
        DMatrixRMaj t = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            t.set(k, k, alpha[k]);
            if (k + 1 < n) {
                t.set(k, k + 1, beta[k]);
                t.set(k + 1, k, beta[k]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        eigen.decompose(t);
        int best = 0;
        for (int k = 1; k < n; k++) {
            best = eigen.getEigenvalue(k).getReal() > eigen.getEigenvalue(best).getReal() ? k : best;
        }
        return new double[] {eigen.getEigenvalue(best).getReal(), Math.abs(eigen.getEigenVector(best).get(n - 1))};
    }

    /// Twice, since once loses orthogonality.
    private static void orthogonalise(double[] v, double[][] basis, int count) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < count; k++) {
                Kernels.axpy(-Kernels.dot(basis[k], 0, v, 0, v.length), basis[k], 0, v, 0, v.length);
            }
        }
    }

    /// Scales v to length 1, unless it is 0. @return its length
    private static double normalise(double[] v) {
        double norm = Math.sqrt(Kernels.sumOfSquares(v, 0, v.length));
        if (norm > 0) {
            Kernels.scale(1 / norm, v, 0, v, 0, v.length);
        }
        return norm;
    }
}
