package fopt.runtime.function;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/// Orthonormal columns that span those of a square matrix: Q of `A = QR` with a positive diagonal of R. Of a matrix with independent normal entries it is
/// distributed uniformly (Haar; Mezzadri: "How to generate random matrices from the classical compact groups", Notices of the AMS 2007).
final class Orthonormal {
    private Orthonormal() {}

    static VectorFunction bind(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.matrix(n, n), () -> {
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            DMatrixRMaj q = new DMatrixRMaj(n, n);
            DMatrixRMaj r = new DMatrixRMaj(n, n);
            QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, n);
            return (call, out, at) -> {
                System.arraycopy(call.array(0), call.offset(0), matrix.data, 0, n * n);
                qr.decompose(matrix);
                qr.getQ(q, false);
                qr.getR(r, false);
                for (int k = 0; k < n * n; k++) {
                    out[at + k] = r.get(k % n, k % n) < 0 ? -q.data[k] : q.data[k];
                }
            };
        });
    }
}
