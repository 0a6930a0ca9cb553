package fopt.runtime.problem;

import fopt.runtime.Brake;
import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/// Proximal steps of a node's loss: `u = argmin f_i(u) + ‖u − v‖²/(2γ)`.
///
/// - Where the problem knows a closed form ([WithProx]), that.
/// - Where f_i is quadratic, of up to [Minimiser#DENSE] unknowns: one system of equations, whose Cholesky factor is kept as long as γ is the same.
/// - Else Newton's method from v, with conjugate gradients, until the gradient of what is minimised is 1e-10 of that at v, or as small as rounding allows. Where
///   f_i is not convex, and γ large, u is a point where that gradient vanishes.
///
/// One thread at a time. Nothing is allocated after the first step.
public final class ProximalPoint {
    private static final double ENOUGH = 1e-10;
    private static final int MOST_STEPS = 100;
    private static final int MOST_ITERATIONS = 1000;
    private static final double LEAST_LENGTH = 1e-10;

    private final Problem problem;
    private final int node;
    private final int d;
    private final Samples all = new Samples();
    private final double[] gradient;
    private final double[] step;
    private final double[] trial;
    private final double[] residual;
    private final double[] direction;
    private final double[] product;
    private double[] factor;
    private double factorStep = Double.NaN;
    private int gradients;

    public ProximalPoint(Problem problem, int node) {
        this.problem = problem;
        this.node = node;
        d = problem.dimension();
        gradient = new double[d];
        step = new double[d];
        trial = new double[d];
        residual = new double[d];
        direction = new double[d];
        product = new double[d];
    }

    /// @param gamma above 0
    /// @param out *Modified*: u, from `oo`; not the row of v
    /// @return how many gradients of f_i that took; a product with the Hessian counts as one, a closed form or a system of equations as one in all
    /// @throws UserError E664 if γ is not above 0
    public int find(double[] v, int vo, double gamma, double[] out, int oo) {
        if (!(gamma > 0)) {
            throw new UserError("E664", "a proximal step of f of length " + gamma + ". Its length must be above 0.");
        }
        gradients = 1;
        if (problem instanceof WithProx closed) {
            closed.lossProx(node, v, vo, gamma, out, oo);
            return gradients;
        }
        problem.gradient(node, v, vo, gradient, 0);
        System.arraycopy(v, vo, out, oo, d);
        if (problem.isQuadratic() && d <= Minimiser.DENSE) {
            solve(v, vo, gamma, out, oo);
        } else {
            descend(v, vo, gamma, out, oo);
        }
        return gradients;
    }

    // ---- quadratics

    /// `out = v − (H + I/γ)⁻¹ ∇f_i(v)`
    private void solve(double[] v, int vo, double gamma, double[] out, int oo) {
        if (factorStep != gamma) {
            factor = factor(v, vo, gamma);
            factorStep = gamma;
        }
        System.arraycopy(gradient, 0, step, 0, d);
        TriangularSolver_DDRM.solveL(factor, step, d);
        TriangularSolver_DDRM.solveTranL(factor, step, d);
        Kernels.axpy(-1, step, 0, out, oo, d);
    }

    private double[] factor(double[] v, int vo, double gamma) {
        DMatrixRMaj matrix = new DMatrixRMaj(d, d);
        if (problem instanceof WithHessian direct) {
            direct.addHessian(node, Arrays.copyOfRange(v, vo, vo + d), 1, matrix.data);
        } else {
            columns(v, vo, matrix.data);
        }
        MeanObjective.mirror(matrix);
        for (int k = 0; k < d; k++) {
            matrix.data[k * d + k] += 1 / gamma;
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(matrix)) {
            throw new UserError("E664", "a proximal step of f of length " + gamma + ": f + ‖u − v‖²/(2γ) has no minimum. Take a shorter step, or a convex f.");
        }
        return cholesky.getT(null).data;
    }

    private void columns(double[] v, int vo, double[] h) {
        Arrays.fill(direction, 0);
        for (int k = 0; k < d; k++) {
            direction[k] = 1;
            problem.hessianVector(node, v, vo, direction, 0, all, product, 0);
            direction[k] = 0;
            System.arraycopy(product, 0, h, k * d, d);
        }
    }

    // ---- Newton's method

    private void descend(double[] v, int vo, double gamma, double[] out, int oo) {
        double first = norm(gradient);
        double size = first;
        for (int k = 0; k < MOST_STEPS && size > ENOUGH * first; k++) {
            newtonStep(out, oo, gamma, size, Math.min(0.1, size / first));
            double smaller = along(v, vo, gamma, out, oo, size);
            if (!(smaller < size)) {
                return;
            }
            size = smaller;
        }
    }

    /// Goes along the step, halving it until the gradient is shorter: a Newton step leads there, if it is short enough.
    ///
    /// @param out *Modified* if there was a better point
    /// @return the length of the gradient there; what it was if there was none
    private double along(double[] v, int vo, double gamma, double[] out, int oo, double size) {
        for (double t = 1; t > LEAST_LENGTH; t /= 2) {
            Brake.check();
            System.arraycopy(out, oo, trial, 0, d);
            Kernels.axpy(t, step, 0, trial, 0, d);
            problem.gradient(node, trial, 0, gradient, 0);
            gradients++;
            for (int c = 0; c < d; c++) {
                gradient[c] += (trial[c] - v[vo + c]) / gamma;
            }
            double found = norm(gradient);
            if (found <= (1 - 1e-4 * t) * size) {
                System.arraycopy(trial, 0, out, oo, d);
                return found;
            }
        }
        return size;
    }

    /// `step = −(H + I/γ)⁻¹ gradient`, with a residual of `accuracy` of the gradient; less where the curvature is not positive.
    private void newtonStep(double[] x, int xo, double gamma, double size, double accuracy) {
        Arrays.fill(step, 0);
        Kernels.scale(-1, gradient, 0, residual, 0, d);
        System.arraycopy(residual, 0, direction, 0, d);
        double squared = size * size;
        double enough = accuracy * accuracy * squared;
        for (int k = 0; k < MOST_ITERATIONS && squared > enough; k++) {
            Brake.check();
            problem.hessianVector(node, x, xo, direction, 0, all, product, 0);
            gradients++;
            Kernels.axpy(1 / gamma, direction, 0, product, 0, d);
            double curvature = Kernels.dot(direction, 0, product, 0, d);
            if (!(curvature > 0)) {
                if (k == 0) {
                    Kernels.scale(gamma, residual, 0, step, 0, d);
                }
                return;
            }
            double length = squared / curvature;
            Kernels.axpy(length, direction, 0, step, 0, d);
            Kernels.axpy(-length, product, 0, residual, 0, d);
            double next = Kernels.sumOfSquares(residual, 0, d);
            Kernels.scale(next / squared, direction, 0, direction, 0, d);
            Kernels.axpy(1, residual, 0, direction, 0, d);
            squared = next;
        }
    }

    private double norm(double[] a) {
        return Math.sqrt(Kernels.sumOfSquares(a, 0, d));
    }
}
