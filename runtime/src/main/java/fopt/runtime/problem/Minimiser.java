package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import java.util.Locale;

/// Finds minima to (nearly) the accuracy of double precision: what gaps and distances are measured against.
///
/// Without a separate regulariser: Newton's method, with a dense factorisation up to [#DENSE] unknowns and conjugate gradients beyond.
/// With one: [ProximalMinimiser].
final class Minimiser {
    static final int DENSE = 400;
    private static final int MOST_STEPS = 200;
    /// Rounding in a sum that makes up a value, relative.
    static final double ROUNDING = 0x1p-48;
    /// After a step that decreases f by less than this part of f(0) there is no other; ends the way to infinity where there is no minimiser (separable data).
    private static final double NEGLIGIBLE = 0x1p-52;

    private final MeanObjective f;
    private final double[] gradient;
    private final double[] step;
    private final double[] trial;
    private final NewtonStep newton;

    private Minimiser(MeanObjective f) {
        this.f = f;
        gradient = new double[f.dimension];
        step = new double[f.dimension];
        trial = new double[f.dimension];
        newton = f.dimension <= DENSE ? new DenseNewtonStep(f) : new ConjugateGradientStep(f);
    }

    /// @param convex whether f is known to be convex, so that a stationary point is a minimum
    static Optimum find(Problem problem, Regulariser r, boolean convex) {
        if (!r.isNothing()) {
            return new ProximalMinimiser(problem, r).find(convex);
        }
        return new Minimiser(new MeanObjective(problem)).smooth(problem.constants().mu(), convex);
    }

    private Optimum smooth(double mu, boolean convex) {
        double[] x = new double[f.dimension];
        double value = f.value(x);
        double negligible = NEGLIGIBLE * Math.abs(value);
        int steps = 0;
        double decrement = Double.POSITIVE_INFINITY;
        for (boolean moving = true; moving && decrement > negligible && steps < MOST_STEPS; steps++) {
            f.gradient(x, gradient);
            newton.find(x, gradient, step);
            decrement = -Kernels.dot(gradient, 0, step, 0, f.dimension);
            double lower = descend(x, value, decrement);
            moving = !Double.isNaN(lower);
            value = moving ? lower : value;
        }
        f.gradient(x, gradient);
        double squared = Kernels.sumOfSquares(gradient, 0, f.dimension);
        double accuracy = (mu > 0 ? Math.min(decrement, squared / (2 * mu)) : decrement) + ROUNDING * Math.abs(value);
        String how = String.format(Locale.ROOT, "Newton's method (%s), %d steps, ‖∇f‖ = %.1e", newton.name(), steps, Math.sqrt(squared));
        return new Optimum(x, value, convex ? accuracy : Double.NaN, how + (convex ? "" : "; a stationary point, f is not convex"));
    }

    /// Goes along the step, halving it until f decreases enough. Near the minimum, where differences of f drown in rounding, a full step
    /// counts if it makes the gradient smaller.
    ///
    /// @param x *Modified* if there was a better point
    /// @return f there; NaN if there was none
    private double descend(double[] x, double value, double decrement) {
        double norm = Kernels.sumOfSquares(gradient, 0, f.dimension);
        if (norm == 0) {
            return Double.NaN;
        }
        double noise = ROUNDING * Math.abs(value);
        for (double t = 1; t > 1e-10; t /= 2) {
            System.arraycopy(x, 0, trial, 0, f.dimension);
            Kernels.axpy(t, step, 0, trial, 0, f.dimension);
            double lower = f.value(trial);
            boolean enough = lower <= value - 1e-4 * t * decrement && decrement * t > noise;
            if (enough || t == 1 && Math.abs(lower - value) <= 4 * noise + decrement && smallerGradient(norm)) {
                System.arraycopy(trial, 0, x, 0, f.dimension);
                return lower;
            }
            if (decrement * t <= noise) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    private boolean smallerGradient(double squaredNorm) {
        f.gradient(trial, gradient);
        return Kernels.sumOfSquares(gradient, 0, f.dimension) < 0.25 * squaredNorm;
    }
}
