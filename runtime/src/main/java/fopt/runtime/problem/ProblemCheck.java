package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Tries whether the parts of a problem fit together, at 0 and at random points: what a host does once, in a test of its own.
///
/// The gradient against central differences of the value, to a relative error of 1e-5; value and gradient against the mean over the samples; the proximal map of r against
/// points around its result. Nothing is proved by that.
public final class ProblemCheck {
    private static final long SEED = 0xC4EC;
    private static final int POINTS = 3;
    private static final int MOST_ENTRIES = 40;
    private static final int MOST_SAMPLES = 10_000;
    private static final double ENOUGH = 1e-5;

    private final Problem problem;
    private final int d;
    private final double[] x;
    private final double[] found;

    private ProblemCheck(Problem problem) {
        this.problem = problem;
        d = problem.dimension();
        x = new double[d];
        found = new double[d];
    }

    /// @throws UserError E840 with the first counterexample
    public static void check(Objective objective) {
        check(Problem.of(objective));
    }

    /// @throws UserError E840 with the first counterexample
    public static void check(Problem problem) {
        ProblemCheck check = new ProblemCheck(problem);
        for (int k = 0; k < POINTS; k++) {
            Normals.fill(SEED + k, 0, k == 0 ? 0 : 1, check.x, 0, check.d);
            for (int i = 0; i < problem.nodes(); i++) {
                check.gradient(i);
                check.samples(i);
            }
            if (problem.hasRegulariser()) {
                check.prox();
            }
        }
    }

    private void gradient(int node) {
        problem.gradient(node, x, 0, found, 0);
        double scale = 1 + Kernels.maxAbs(found, 0, d);
        for (int c = 0; c < d; c += 1 + d / MOST_ENTRIES) {
            double difference = Differences.partial(problem, node, x, c);
            if (!(Math.abs(found[c] - difference) <= ENOUGH * scale)) {
                throw wrong("∂f/∂x_" + (c + 1) + " is " + number(found[c]) + " by its gradient, and " + number(difference) + " by differences of its value", node);
            }
        }
    }

    private void samples(int node) {
        int m = problem.rows(node);
        if (m < 2 || m > MOST_SAMPLES) {
            return;
        }
        Samples each = new Samples();
        each.setCount(m);
        Arrays.setAll(each.index, k -> k);
        double whole = problem.value(node, x, 0);
        double mean = problem.value(node, x, 0, each);
        if (!(Math.abs(whole - mean) <= ENOUGH * (1 + Math.abs(whole)))) {
            throw wrong("f is " + number(whole) + ", but the mean over its " + m + " samples is " + number(mean), node);
        }
        double[] ofSamples = new double[d];
        problem.gradient(node, x, 0, each, null, ofSamples, 0);
        for (int c = 0; c < d; c++) {
            if (!(Math.abs(found[c] - ofSamples[c]) <= ENOUGH * (1 + Kernels.maxAbs(found, 0, d)))) {
                throw wrong("∂f/∂x_" + (c + 1) + " is " + number(found[c]) + ", but the mean over its " + m + " samples is " + number(ofSamples[c]), node);
            }
        }
    }

    private void prox() {
        double step = 0.5;
        problem.prox(x, 0, step, found, 0);
        double best = moreau(found, step);
        double[] near = new double[d];
        for (int k = 0; k < 8; k++) {
            Normals.fill(SEED + 100 + k, 0, Math.scalb(1.0, -2 * k), near, 0, d);
            Kernels.axpy(1, found, 0, near, 0, d);
            double other = moreau(near, step);
            if (!(best <= other + ENOUGH * (1 + Math.abs(other)))) {
                throw wrong("the proximal map of r gives a point with r(u) + ‖u − v‖²/(2γ) = " + number(best) + ", and there is one with " + number(other), -1);
            }
        }
    }

    private double moreau(double[] u, double step) {
        return problem.regulariser(u, 0) + Kernels.squaredDistance(u, 0, x, 0, d) / (2 * step);
    }

    private UserError wrong(String what, int node) {
        String at = Arrays.stream(x).limit(6).mapToObj(ProblemCheck::number).collect(Collectors.joining(", ", "[", d > 6 ? ", …]" : "]"));
        return new UserError("E840", "the parts of `" + problem.name() + "` do not fit together: " + what + (node < 0 ? "" : ", at node " + (node + 1)) + ", x = " + at
                + ". One of the two is wrong.");
    }

    private static String number(double v) {
        return !Double.isFinite(v) ? Double.toString(v) : v == 0 ? "0" : new BigDecimal(v).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
