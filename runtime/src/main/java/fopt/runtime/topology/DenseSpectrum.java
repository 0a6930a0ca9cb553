package fopt.runtime.topology;

import java.util.Arrays;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// All eigenvalues, by EJML: for small matrices.
final class DenseSpectrum {
    private DenseSpectrum() {
    }

    static Spectrum of(MixingMatrix w) {
        double accuracy = 8 * w.nodes() * Math.ulp(1.0);
        Complex_F64[] eigenvalues = eigenvalues(dense(w), w.isSymmetric());
        double smallest = Arrays.stream(eigenvalues).mapToDouble(Complex_F64::getReal).min().orElseThrow();
        double lambda2 = w.isDoublyStochastic() && !w.isSymmetric() ? distanceToAverage(w) : largestButOne(eigenvalues);
        return Spectrum.of(lambda2, smallest, accuracy);
    }

    /// Eigenvalues of a symmetric matrix, ascending. Destroys the matrix.
    static double[] symmetric(DMatrixRMaj matrix) {
        return Arrays.stream(eigenvalues(matrix, true)).mapToDouble(Complex_F64::getReal).sorted().toArray();
    }

    static Complex_F64[] eigenvalues(DMatrixRMaj matrix, boolean symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(matrix.numRows, false, symmetric);
        if (!decomposition.decompose(matrix)) {
            throw new IllegalStateException("the eigenvalue decomposition did not converge");
        }
        Complex_F64[] values = new Complex_F64[decomposition.getNumberOfEigenvalues()];
        Arrays.setAll(values, decomposition::getEigenvalue);
        return values;
    }

    /// Leaves out one eigenvalue, the one closest to 1: that of the consensus.
    private static double largestButOne(Complex_F64[] eigenvalues) {
        int consensus = 0;
        for (int k = 1; k < eigenvalues.length; k++) {
            if (distanceToOne(eigenvalues[k]) < distanceToOne(eigenvalues[consensus])) {
                consensus = k;
            }
        }
        double largest = 0;
        for (int k = 0; k < eigenvalues.length; k++) {
            largest = k == consensus ? largest : Math.max(largest, eigenvalues[k].getMagnitude());
        }
        return largest;
    }

    private static double distanceToOne(Complex_F64 value) {
        double real = value.getReal() - 1;
        return real * real + value.getImaginary() * value.getImaginary();
    }

    private static double distanceToAverage(MixingMatrix w) {
        DMatrixRMaj matrix = dense(w);
        for (int k = 0; k < matrix.getNumElements(); k++) {
            matrix.data[k] -= 1.0 / w.nodes();
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(w.nodes(), w.nodes(), false, false, false);
        svd.decompose(matrix);
        return Arrays.stream(svd.getSingularValues()).max().orElseThrow();
    }

    private static DMatrixRMaj dense(MixingMatrix w) {
        DMatrixRMaj matrix = new DMatrixRMaj(w.nodes(), w.nodes());
        for (int i = 0; i < w.nodes(); i++) {
            for (int k = w.rowStart()[i]; k < w.rowStart()[i + 1]; k++) {
                matrix.set(i, w.column()[k], w.weight()[k]);
            }
        }
        return matrix;
    }
}
