package fopt.runtime.topology;

import java.util.Arrays;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// The spectral radius, on the vectors of mean zero, of a large matrix that maps such vectors to such.
///
/// Arnoldi's method (Golub and Van Loan, section 10.5) from a start that powers of the matrix have turned towards the dominant eigenvectors,
/// repeated with twice the power until the radius no longer changes.
///
/// @param radius largest absolute value of an eigenvalue
/// @param change by how much the last repetition moved it: what accuracy can be expected
record Arnoldi(double radius, double change) {
    private static final double ENOUGH = 1e-10;
    private static final double NUMBERS_STORED = 2e7;

    /// @param mostSteps matrix-vector products to be made at most, about
    static Arnoldi of(Lanczos.Operator matrix, int n, int mostSteps) {
        int size = (int) Math.clamp(NUMBERS_STORED / n, 10, Math.min(40, n - 1));
        double[][] basis = new double[size + 1][n];
        double[] start = MeanFree.start(n);
        double radius = Double.POSITIVE_INFINITY;
        int power = size;
        for (int steps = 0;; power *= 2) {
            start = amplified(matrix, start, basis[size], power);
            double next = radius(matrix, start, basis);
            double change = Math.abs(next - radius);
            radius = next;
            steps += power + size;
            if (change <= ENOUGH || steps >= mostSteps) {
                return new Arnoldi(radius, change);
            }
        }
    }

    private static double[] amplified(Lanczos.Operator matrix, double[] start, double[] scratch, int power) {
        double[] x = start.clone();
        double[] y = scratch;
        for (int k = 0; k < power; k++) {
            matrix.apply(x, y);
            MeanFree.project(y);
            double norm = Math.sqrt(MeanFree.dot(y, y));
            if (norm == 0) {
                return start;
            }
            MeanFree.scale(y, 1 / norm);
            System.arraycopy(y, 0, x, 0, x.length);
        }
        return x;
    }

    private static double radius(Lanczos.Operator matrix, double[] start, double[][] basis) {
        int size = basis.length - 1;
        DMatrixRMaj hessenberg = new DMatrixRMaj(size, size);
        System.arraycopy(start, 0, basis[0], 0, start.length);
        int used = 0;
        while (used < size) {
            double[] y = basis[used + 1];
            matrix.apply(basis[used], y);
            MeanFree.project(y);
            orthogonalise(y, basis, used, hessenberg);
            orthogonalise(y, basis, used, hessenberg);
            double norm = Math.sqrt(MeanFree.dot(y, y));
            used++;
            if (norm < 1e-14 || used == size) {
                break;
            }
            hessenberg.set(used, used - 1, norm);
            MeanFree.scale(y, 1 / norm);
        }
        DMatrixRMaj leading = CommonOps_DDRM.extract(hessenberg, 0, used, 0, used);
        return Arrays.stream(DenseSpectrum.eigenvalues(leading, false)).mapToDouble(Complex_F64::getMagnitude).max().orElse(0);
    }

    private static void orthogonalise(double[] y, double[][] basis, int used, DMatrixRMaj hessenberg) {
        for (int k = 0; k <= used; k++) {
            double projection = MeanFree.dot(basis[k], y);
            hessenberg.add(k, used, projection);
            for (int i = 0; i < y.length; i++) {
                y[i] -= projection * basis[k][i];
            }
        }
    }
}
