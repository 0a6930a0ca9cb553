package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Minimises f + r: accelerated proximal gradients with restarts (Beck, Teboulle 2009; O'Donoghue, Candès 2015) find the coordinates that are not 0
/// and their signs, and Newton's method on these, where f + r is smooth, finishes.
final class ProximalMinimiser {
    private static final int MOST_STEPS = 50_000;
    private static final int POLISH_EVERY = 100;
    private static final int POLISH_UP_TO = 500;
    private static final int NEWTON_STEPS = 20;
    /// Stop once the gradient mapping is this small against the first one.
    private static final double ENOUGH = 1e-14;

    private final Problem problem;
    private final Regulariser r;
    private final MeanObjective f;
    private final int d;
    private final double step;
    private final double[] gradient;
    private double[] x;
    private double[] next;
    private double[] extrapolated;

    ProximalMinimiser(Problem problem, Regulariser r) {
        this.problem = problem;
        this.r = r;
        f = new MeanObjective(problem);
        d = f.dimension;
        step = 1 / problem.constants().L();
        gradient = new double[d];
        x = new double[d];
        next = new double[d];
        extrapolated = new double[d];
    }

    Optimum find(boolean convex) {
        double first = mapping(x, next);
        double found = first;
        double momentum = 1;
        int steps = 0;
        while (found > ENOUGH * first && steps < MOST_STEPS) {
            steps++;
            found = mapping(extrapolated, next);
            momentum = moveOn(momentum);
            if (steps % POLISH_EVERY == 0 && r instanceof Regulariser.Penalty penalty && polish(penalty)) {
                found = mapping(x, next);
                break;
            }
        }
        return result(convex, steps, mapping(x, next));
    }

    /// `out = prox(v − step ∇f(v))`. @return the norm of the gradient mapping `(v − out)/step`
    private double mapping(double[] v, double[] out) {
        f.gradient(v, gradient);
        System.arraycopy(v, 0, out, 0, d);
        Kernels.axpy(-step, gradient, 0, out, 0, d);
        r.prox(out, 0, step, out, 0, d);
        return Math.sqrt(Kernels.squaredDistance(v, 0, out, 0, d)) / step;
    }

    /// Takes `next` as x and extrapolates, unless the last move points against the mapping: then momentum starts anew.
    private double moveOn(double momentum) {
        double against = 0;
        for (int k = 0; k < d; k++) {
            against += (extrapolated[k] - next[k]) * (next[k] - x[k]);
        }
        double m = against > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
        double beta = against > 0 ? 0 : (momentum - 1) / m;
        for (int k = 0; k < d; k++) {
            extrapolated[k] = next[k] + beta * (next[k] - x[k]);
        }
        double[] old = x;
        x = next;
        next = old;
        return m;
    }

    /// Newton's method on the coordinates that are not 0. @return whether that ended at a point that is better for all coordinates
    private boolean polish(Regulariser.Penalty penalty) {
        int[] support = java.util.stream.IntStream.range(0, d).filter(k -> x[k] != 0).toArray();
        if (d > POLISH_UP_TO || support.length == 0) {
            return false;
        }
        double before = mapping(x, next);
        double[] y = x.clone();
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double[] z = newtonStep(y, support, penalty);
            if (z == null || mapping(z, next) >= mapping(y, next)) {
                break;
            }
            y = z;
        }
        if (mapping(y, next) > 1e-6 * before) {
            return false;
        }
        x = y;
        return true;
    }

    /// @return null if a coordinate would change its sign
    private double[] newtonStep(double[] y, int[] support, Regulariser.Penalty penalty) {
        int n = support.length;
        DMatrixRMaj part = new DMatrixRMaj(n, n);
        double[] slope = new double[n];
        DMatrixRMaj hessian = f.hessian(y);
        f.gradient(y, gradient);
        for (int k = 0; k < n; k++) {
            int c = support[k];
            for (int l = 0; l < n; l++) {
                part.data[k * n + l] = hessian.data[c * d + support[l]] + (l == k ? penalty.l2() : 0);
            }
            slope[k] = gradient[c] + penalty.l1() * Math.signum(y[c]) + penalty.l2() * y[c];
        }
        double[] move = new double[n];
        DenseNewtonStep.solve(part, slope, move);
        double[] z = y.clone();
        for (int k = 0; k < n; k++) {
            z[support[k]] += move[k];
            if (z[support[k]] * y[support[k]] <= 0) {
                return null;
            }
        }
        return z;
    }

    private Optimum result(boolean convex, int steps, double mapping) {
        double value = f.value(x) + r.value(x, 0, d);
        double mu = problem.constants().mu() + r.convexity();
        double error = mu > 0 ? mapping * mapping / (2 * mu) : mapping * Math.sqrt(Kernels.sumOfSquares(x, 0, d));
        String how = String.format(Locale.ROOT, "accelerated proximal gradients with Newton steps on the support, %d steps, gradient mapping %.1e", steps, mapping);
        return new Optimum(x, value, convex ? error + Minimiser.ROUNDING * Math.abs(value) : Double.NaN,
            how + (convex ? "" : "; a stationary point, f is not convex"));
    }
}
