package fopt.runtime.function;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// `expm(A)`: the exponential of a square matrix, by scaling and squaring with the diagonal Padé approximant of order 13 (Higham, The scaling and
/// squaring method for the matrix exponential revisited, 2005).
final class Exponential implements VectorFunction.Computation {
    /// Up to this norm the approximant is exact to double precision.
    private static final double RADIUS = 5.371920351148152;
    private static final double[] PADE = {64764752532480000.0, 32382376266240000.0, 7771770303897600.0, 1187353796428800.0, 129060195264000.0,
        10559470521600.0, 670442572800.0, 33522128640.0, 1323241920.0, 40840800.0, 960960.0, 16380.0, 182.0, 1.0};

    private final int n;
    private final double[] a;
    private final double[] a2;
    private final double[] a4;
    private final double[] a6;
    private final double[] inner;
    private final double[] odd;
    private final double[] even;
    private final DMatrixRMaj left;
    private final DMatrixRMaj right;
    private final DMatrixRMaj quotient;
    private final LinearSolverDense<DMatrixRMaj> solver;

    private Exponential(int n) {
        this.n = n;
        a = new double[n * n];
        a2 = new double[n * n];
        a4 = new double[n * n];
        a6 = new double[n * n];
        inner = new double[n * n];
        odd = new double[n * n];
        even = new double[n * n];
        left = new DMatrixRMaj(n, n);
        right = new DMatrixRMaj(n, n);
        quotient = new DMatrixRMaj(n, n);
        solver = LinearSolverFactory_DDRM.lu(n);
    }

    static VectorFunction bind(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.matrix(n, n), () -> new Exponential(n));
    }

    @Override
    public void run(Call call, double[] out, int at) {
        double norm = norm(call.array(0), call.offset(0));
        int halvings = norm > RADIUS ? Math.max(0, Math.getExponent(norm / RADIUS) + 1) : 0;
        Kernels.scale(Math.scalb(1.0, -halvings), call.array(0), call.offset(0), a, 0, n * n);
        approximant();
        double[] power = quotient.data;
        for (int k = 0; k < halvings; k++) {
            product(power, power, inner);
            System.arraycopy(inner, 0, power, 0, n * n);
        }
        System.arraycopy(power, 0, out, at, n * n);
    }

    /// The largest sum of magnitudes in a column.
    private double norm(double[] x, int xo) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.abs(x[xo + i * n + j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /// `quotient = (V − U)⁻¹ (V + U)`, where U holds the odd powers of the numerator and V the even ones.
    private void approximant() {
        product(a, a, a2);
        product(a2, a2, a4);
        product(a4, a2, a6);
        polynomial(PADE[13], PADE[11], PADE[9], 0, inner);
        product(a6, inner, even);
        polynomial(PADE[7], PADE[5], PADE[3], PADE[1], inner);
        Kernels.axpy(1, even, 0, inner, 0, n * n);
        product(a, inner, odd);
        polynomial(PADE[12], PADE[10], PADE[8], 0, inner);
        product(a6, inner, even);
        polynomial(PADE[6], PADE[4], PADE[2], PADE[0], inner);
        Kernels.axpy(1, inner, 0, even, 0, n * n);
        Kernels.subtract(even, 0, odd, 0, left.data, 0, n * n);
        System.arraycopy(even, 0, right.data, 0, n * n);
        Kernels.axpy(1, odd, 0, right.data, 0, n * n);
        solver.setA(left);
        solver.solve(right, quotient);
    }

    /// `out = c6 A⁶ + c4 A⁴ + c2 A² + c0 I`
    private void polynomial(double c6, double c4, double c2, double c0, double[] out) {
        Arrays.fill(out, 0.0);
        Kernels.axpy(c6, a6, 0, out, 0, n * n);
        Kernels.axpy(c4, a4, 0, out, 0, n * n);
        Kernels.axpy(c2, a2, 0, out, 0, n * n);
        for (int k = 0; k < n; k++) {
            out[k * (n + 1)] += c0;
        }
    }

    private void product(double[] x, double[] y, double[] out) {
        Products.times(n, n, n, x, 0, y, 0, out, 0);
    }
}
