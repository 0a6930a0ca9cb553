package fopt.runtime.problem;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/// By Cholesky's factorisation of the Hessian, scaled to unit diagonal; the least multiple of the identity that makes it positive definite is
/// added, which matters only where it is (nearly) singular.
final class DenseNewtonStep implements NewtonStep {
    private static final double LEAST_SHIFT = 1e-15;

    private final MeanObjective f;

    DenseNewtonStep(MeanObjective f) {
        this.f = f;
    }

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public void find(double[] x, double[] gradient, double[] step) {
        solve(f.hessian(x), gradient, step);
    }

    /// `step = −hessian⁻¹ gradient`. @param hessian *Modified*
    static void solve(DMatrixRMaj hessian, double[] gradient, double[] step) {
        int d = gradient.length;
        double[] scale = new double[d];
        for (int k = 0; k < d; k++) {
            double diagonal = Math.abs(hessian.data[k * d + k]);
            scale[k] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                hessian.data[k * d + l] *= scale[k] * scale[l];
            }
            step[k] = -gradient[k] * scale[k];
        }
        double[] factor = factor(hessian);
        TriangularSolver_DDRM.solveL(factor, step, d);
        TriangularSolver_DDRM.solveTranL(factor, step, d);
        for (int k = 0; k < d; k++) {
            step[k] *= scale[k];
        }
    }

    /// The lower factor of the matrix, shifted as little as makes it positive definite.
    private static double[] factor(DMatrixRMaj matrix) {
        int d = matrix.numRows;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        for (double shift = 0;; shift = Math.max(LEAST_SHIFT, 10 * shift)) {
            DMatrixRMaj shifted = matrix.copy();
            for (int k = 0; k < d; k++) {
                shifted.data[k * d + k] += shift;
            }
            if (cholesky.decompose(shifted)) {
                return cholesky.getT(null).data;
            }
        }
    }
}
