package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/// The root of the operator `F = 1/n Σ F_i` of a game, by Newton's method with a dense Jacobian; and the operator's constants.
final class Equilibrium {
    private static final int MOST = 1000;
    private static final int STEPS = 50;

    private final Problem problem;
    private final MeanObjective f;
    private final int d;

    Equilibrium(Problem problem) {
        this.problem = problem;
        f = new MeanObjective(problem);
        d = f.dimension;
        if (d > MOST) {
            throw new UserError("E346", "the equilibrium and the constants of a game are computed up to " + MOST + " unknowns, and `" + problem.name() + "` has " + d
                + ". State `L` and `μ` in the problem, and measure grad_norm.");
        }
    }

    /// x is the root; a game has no value.
    Optimum find() {
        double[] x = new double[d];
        double[] residual = new double[d];
        f.gradient(x, residual);
        double size = norm(residual);
        int steps = 0;
        while (size > 0 && steps < STEPS) {
            double[] y = x.clone();
            DMatrixRMaj step = new DMatrixRMaj(d, 1);
            if (!CommonOps_DDRM.solve(jacobian(x, null), DMatrixRMaj.wrap(d, 1, residual.clone()), step)) {
                break;
            }
            Kernels.axpy(-1, step.data, 0, y, 0, d);
            f.gradient(y, residual);
            if (!(norm(residual) < size)) {
                break;
            }
            size = norm(residual);
            x = y;
            steps++;
        }
        return new Optimum(x, Double.NaN, Double.NaN, String.format(Locale.ROOT, "Newton's method for F(x) = 0, %d steps, ‖F‖ = %.1e", steps, size));
    }

    private static double norm(double[] v) {
        return Math.sqrt(Kernels.sumOfSquares(v, 0, v.length));
    }

    /// ∂F/∂x, or that of one node. @param node null for the mean
    private DMatrixRMaj jacobian(double[] x, Integer node) {
        DMatrixRMaj j = new DMatrixRMaj(d, d);
        double[] unit = new double[d];
        double[] column = new double[d];
        for (int c = 0; c < d; c++) {
            unit[c] = 1;
            if (node == null) {
                f.hessianVector(x, unit, column);
            } else {
                problem.hessianVector(node, x, 0, unit, 0, new Samples(), column, 0);
            }
            unit[c] = 0;
            for (int r = 0; r < d; r++) {
                j.data[r * d + c] = column[r];
            }
        }
        return j;
    }

    /// At 0: exact for an affine operator. L is the largest singular value of the Jacobian, μ the smallest eigenvalue of its symmetric part.
    Constants constants() {
        double[] x = new double[d];
        DMatrixRMaj mean = jacobian(x, null);
        DMatrixRMaj symmetric = new DMatrixRMaj(d, d);
        CommonOps_DDRM.transpose(mean, symmetric);
        CommonOps_DDRM.add(0.5, mean, 0.5, symmetric, symmetric);
        double[] each = new double[problem.nodes()];
        Arrays.setAll(each, i -> NormOps_DDRM.normP2(jacobian(x, i)));
        double largest = Arrays.stream(each).max().orElse(0);
        return Constants.of(NormOps_DDRM.normP2(mean), each, largest, Eigenvalues.smallest(symmetric),
            "L, L_i: largest singular values of the Jacobians at 0; μ: smallest eigenvalue of the symmetric part; exact if F is affine");
    }
}
