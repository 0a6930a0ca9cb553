package fopt.runtime.function;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// `A \ B`: for symmetric positive definite A by Cholesky's factorisation, for other square ones by LU with pivots, for tall ones the least squares
/// solution by QR with pivots; for wide ones the solution of least norm by the pseudo-inverse.
final class Solve implements VectorFunction.Computation {
    private final Size a;
    private final int columns;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj solution;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private final LinearSolverDense<DMatrixRMaj> general;
    private final double[] inverse;
    private final Svd svd;

    private Solve(Size a, Size b) {
        this.a = a;
        columns = b.columns();
        matrix = new DMatrixRMaj(a.rows(), a.columns());
        right = new DMatrixRMaj(a.rows(), columns);
        solution = new DMatrixRMaj(a.columns(), columns);
        boolean square = a.rows() == a.columns();
        cholesky = square ? LinearSolverFactory_DDRM.chol(a.rows()) : null;
        general = square ? LinearSolverFactory_DDRM.lu(a.rows())
                : a.rows() > a.columns() ? LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false) : null;
        svd = general == null ? new Svd(a) : null;
        inverse = new double[general == null ? a.length() : 0];
    }

    static VectorFunction bind(Given given) {
        Size a = given.vector(0);
        Size b = given.vector(1);
        if (a.rows() != b.rows()) {
            throw given.misfit("`\\` between " + a + " and " + b + ": both need as many rows");
        }
        Size result = b.isMatrix() ? Size.matrix(a.columns(), b.columns()) : Size.of(a.columns());
        return given.givesFinite(result, () -> new Solve(a, b));
    }

    @Override
    public void run(Call call, double[] out, int at) {
        boolean solved = cholesky != null && isSymmetric(call.array(0), call.offset(0)) && by(cholesky, call) || general != null && by(general, call);
        if (solved) {
            System.arraycopy(solution.data, 0, out, at, a.columns() * columns);
        } else if (svd == null) {
            throw new UserError("E613", "the matrix on the left of `\\` is singular: no solution, or infinitely many. "
                    + "Add a multiple of the identity, or take the solution of least norm, `pinv(A) * b`.");
        } else {
            svd.decompose(call.array(0), call.offset(0));
            svd.inverse(inverse, 0);
            Products.times(a.columns(), a.rows(), columns, inverse, 0, call.array(1), call.offset(1), out, at);
        }
    }

    private boolean by(LinearSolverDense<DMatrixRMaj> solver, Call call) {
        System.arraycopy(call.array(0), call.offset(0), matrix.data, 0, a.length());
        if (!solver.setA(matrix)) {
            return false;
        }
        System.arraycopy(call.array(1), call.offset(1), right.data, 0, a.rows() * columns);
        solver.solve(right, solution);
        return Double.isFinite(Kernels.maxAbs(solution.data, 0, a.columns() * columns));
    }

    private boolean isSymmetric(double[] x, int xo) {
        int n = a.rows();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (x[xo + i * n + j] != x[xo + j * n + i]) {
                    return false;
                }
            }
        }
        return true;
    }
}
