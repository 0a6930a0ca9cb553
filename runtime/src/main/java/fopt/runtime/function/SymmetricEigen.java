package fopt.runtime.function;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// The eigenvalues of symmetric matrices of one size, ascending, and orthonormal eigenvectors. Of a matrix A that is not quite symmetric those of
/// (A + Aᵀ)/2. Signs are fixed: in each vector the entry of largest magnitude (the first of equals) is positive.
///
/// By EJML, which allocates a vector for each eigenvector.
final class SymmetricEigen {
    private static final double UNSYMMETRIC = 1e-8;

    final int n;
    final double[] values;
    /// Row c is the eigenvector of value c.
    final double[] vectors;
    private final DMatrixRMaj matrix;
    private final EigenDecomposition_F64<DMatrixRMaj> eigen;
    private final int[] order;

    SymmetricEigen(int n) {
        this.n = n;
        values = new double[n];
        vectors = new double[n * n];
        matrix = new DMatrixRMaj(n, n);
        eigen = DecompositionFactory_DDRM.eig(n, true, true);
        order = new int[n];
    }

    void decompose(double[] a, int ao) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.data[i * n + j] = 0.5 * (a[ao + i * n + j] + a[ao + j * n + i]);
            }
        }
        if (!eigen.decompose(matrix)) {
            throw new UserError("E614", "the eigenvalues of a " + n + "×" + n + " matrix were not found: the iteration did not converge");
        }
        sort();
        for (int c = 0; c < n; c++) {
            values[c] = eigen.getEigenvalue(order[c]).getReal();
            keep(eigen.getEigenVector(order[c]).data, c * n);
        }
    }

    /// @throws UserError if the matrix is far from symmetric
    private static void needSymmetry(double[] a, int ao, int n) {
        double apart = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                apart = Math.max(apart, Math.abs(a[ao + i * n + j] - a[ao + j * n + i]));
            }
        }
        if (apart > UNSYMMETRIC * Kernels.maxAbs(a, ao, n * n)) {
            throw new UserError("E615", "eigenvalues are computed of symmetric matrices; entries of this one differ from those across the diagonal by up to "
                    + apart + ". Use (A + A')/2, or the singular values.");
        }
    }

    private void sort() {
        for (int c = 0; c < n; c++) {
            int place = c;
            while (place > 0 && eigen.getEigenvalue(order[place - 1]).getReal() > eigen.getEigenvalue(c).getReal()) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = c;
        }
    }

    private void keep(double[] vector, int at) {
        double largest = 0;
        for (double e : vector) {
            largest = Math.abs(e) > Math.abs(largest) ? e : largest;
        }
        Kernels.scale(largest < 0 ? -1 : 1, vector, 0, vectors, at, n);
    }

    // ---- functions

    /// The two parts of `eig(A)` one after the other: the values, and the matrix whose columns are the vectors.
    static VectorFunction parts(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.vector(n * (n + 1)), () -> {
            SymmetricEigen eigen = new SymmetricEigen(n);
            return (call, out, at) -> {
                needSymmetry(call.array(0), call.offset(0), n);
                eigen.decompose(call.array(0), call.offset(0));
                System.arraycopy(eigen.values, 0, out, at, n);
                Products.transpose(n, n, eigen.vectors, 0, out, at + n);
            };
        });
    }

    /// `psd_floor(A, μ)`: of all symmetric matrices with no eigenvalue below μ the nearest.
    static VectorFunction floor(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.matrix(n, n), () -> {
            SymmetricEigen eigen = new SymmetricEigen(n);
            return (call, out, at) -> {
                eigen.decompose(call.array(0), call.offset(0));
                eigen.floor(call.number(0), out, at);
            };
        });
    }

    private void floor(double least, double[] out, int at) {
        Arrays.fill(out, at, at + n * n, 0.0);
        for (int c = 0; c < n; c++) {
            double value = Math.max(values[c], least);
            for (int i = 0; i < n; i++) {
                Kernels.axpy(value * vectors[c * n + i], vectors, c * n, out, at + i * n, n);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                out[at + i * n + j] = out[at + j * n + i];
            }
        }
    }
}
