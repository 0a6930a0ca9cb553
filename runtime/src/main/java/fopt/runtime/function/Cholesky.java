package fopt.runtime.function;

import fopt.runtime.UserError;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/// `cholesky(A)`: the lower triangular L with `A = L Lᵀ`, of a symmetric positive definite matrix (its lower half is read).
final class Cholesky {
    private Cholesky() {}

    static VectorFunction bind(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.matrix(n, n), () -> {
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            DMatrixRMaj factor = new DMatrixRMaj(n, n);
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
            return (call, out, at) -> {
                System.arraycopy(call.array(0), call.offset(0), matrix.data, 0, n * n);
                if (!cholesky.decompose(matrix)) {
                    throw new UserError("E613", "`cholesky` of a " + n + "×" + n + " matrix that is not positive definite. "
                            + "Raise its eigenvalues first: `cholesky(psd_floor(A, 1e-8))`.");
                }
                System.arraycopy(cholesky.getT(factor).data, 0, out, at, n * n);
            };
        });
    }
}
