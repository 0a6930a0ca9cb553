package fopt.runtime.function;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The singular value decomposition `A = U diag(s) Vᵀ` of matrices of one size: k = min(rows, columns) values in descending order, U with k columns, V
/// with k columns. Signs are fixed: in each column of U the entry of largest magnitude (the first of equals) is positive.
///
/// By EJML, which allocates no more once it has seen a matrix of this size.
final class Svd {
    final int rows;
    final int columns;
    final int k;
    final double[] s;
    /// k rows: the columns of U, and those of V.
    final double[] u;
    final double[] v;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj ejmlU;
    private final DMatrixRMaj ejmlV;
    private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
    private final int[] order;

    Svd(Size a) {
        rows = a.rows();
        columns = a.columns();
        k = Math.min(rows, columns);
        s = new double[k];
        u = new double[k * rows];
        v = new double[k * columns];
        matrix = new DMatrixRMaj(rows, columns);
        ejmlU = new DMatrixRMaj(rows, k);
        ejmlV = new DMatrixRMaj(columns, k);
        svd = DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
        order = new int[k];
    }

    void decompose(double[] a, int ao) {
        System.arraycopy(a, ao, matrix.data, 0, rows * columns);
        if (!svd.decompose(matrix)) {
            throw new UserError("E614", "the singular values of a " + rows + "×" + columns + " matrix were not found: the iteration did not converge");
        }
        svd.getU(ejmlU, false);
        svd.getV(ejmlV, false);
        double[] values = svd.getSingularValues();
        sort(values);
        for (int c = 0; c < k; c++) {
            s[c] = values[order[c]];
            double sign = sign(order[c]);
            copy(ejmlU, rows, order[c], sign, u, c * rows);
            copy(ejmlV, columns, order[c], sign, v, c * columns);
        }
    }

    /// Places of the values in descending order; equal ones stay in theirs.
    private void sort(double[] values) {
        for (int c = 0; c < k; c++) {
            int place = c;
            while (place > 0 && values[order[place - 1]] < values[c]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = c;
        }
    }

    private double sign(int column) {
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            double e = ejmlU.data[i * k + column];
            largest = Math.abs(e) > Math.abs(largest) ? e : largest;
        }
        return largest < 0 ? -1 : 1;
    }

    private void copy(DMatrixRMaj from, int length, int column, double sign, double[] to, int at) {
        for (int i = 0; i < length; i++) {
            to[at + i] = sign * from.data[i * k + column];
        }
    }

    /// Singular values below this are 0 up to rounding.
    double negligible() {
        return k == 0 ? 0 : Math.max(rows, columns) * Math.ulp(1.0) * s[0];
    }

    /// `out = Σ_c weight(s_c, number) u_c v_cᵀ` over at most so many values, none of them negligible. @param out *Modified*
    void combine(int most, DoubleBinaryOperator weight, double number, double[] out, int at) {
        Arrays.fill(out, at, at + rows * columns, 0.0);
        for (int c = 0; c < most && s[c] > negligible(); c++) {
            double w = weight.applyAsDouble(s[c], number);
            for (int i = 0; i < rows; i++) {
                Kernels.axpy(w * u[c * rows + i], v, c * columns, out, at + i * columns, columns);
            }
        }
    }

    /// The pseudo-inverse, a columns × rows matrix. @param out *Modified*
    void inverse(double[] out, int at) {
        Arrays.fill(out, at, at + rows * columns, 0.0);
        for (int c = 0; c < k && s[c] > negligible(); c++) {
            for (int j = 0; j < columns; j++) {
                Kernels.axpy(v[c * columns + j] / s[c], u, c * rows, out, at + j * rows, rows);
            }
        }
    }
}
