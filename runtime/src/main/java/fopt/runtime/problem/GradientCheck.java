package fopt.runtime.problem;

import fopt.runtime.Brake;
import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import java.math.BigDecimal;
import java.math.MathContext;

/// Tries whether the gradient of a problem is that of its loss, where somebody wrote both: at two points, for a few nodes and some of their samples, along a random
/// direction, by central differences. Always the same points and directions. A wrong gradient passes only if its error is orthogonal to all directions that are tried.
///
/// E720: they disagree. E721: the same question twice, and two answers.
public final class GradientCheck {
    private static final long SEED = 0x6AAD;
    private static final int POINTS = 2;
    private static final int MOST_NODES = 5;
    private static final int MOST_SAMPLES = 10;
    /// Of the third root of the rounding unit.
    private static final double STEP = 0x1p-17;
    /// Relative to the length of the gradient.
    private static final double ENOUGH = 1e-5;

    private final Problem problem;
    private final int d;
    private final double[] x;
    private final double[] gradient;
    private final Samples samples = new Samples();

    private GradientCheck(Problem problem) {
        this.problem = problem;
        d = problem.dimension();
        x = new double[d];
        gradient = new double[d];
    }

    /// @throws UserError with the first counterexample
    public static void check(Problem problem) {
        GradientCheck check = new GradientCheck(problem);
        for (int k = 0; k < POINTS; k++) {
            for (int i = 0; i < problem.nodes(); i += 1 + (problem.nodes() - 1) / MOST_NODES) {
                Brake.check();
                Normals.fill(SEED + k, (long) i * check.d, 1, check.x, 0, check.d);
                check.at(i, k);
            }
        }
    }

    private void at(int node, int point) {
        int count = Math.min(MOST_SAMPLES, problem.rows(node));
        samples.setCount(count);
        java.util.Arrays.setAll(samples.index, k -> k);
        problem.gradient(node, x, 0, all(node), null, gradient, 0);
        if (point == 0) {
            same(node);
        }
        double[] direction = new double[d];
        Normals.fill(SEED + POINTS + point, (long) node * d, 1, direction, 0, d);
        double scale = 1 + Math.sqrt(Kernels.sumOfSquares(gradient, 0, d) * Kernels.sumOfSquares(direction, 0, d) / d);
        double slope = Kernels.dot(gradient, 0, direction, 0, d);
        double found = slope(node, direction);
        if (!(Math.abs(slope - found) <= ENOUGH * scale) && (Double.isFinite(slope) || Double.isFinite(found))) {
            throw new UserError("E720", "the gradient of `" + problem.name() + "` is not that of its loss: " + worst(node)
                    + ". One of the two is wrong" + (count < problem.rows(node) ? " (both over the first " + count + " samples)" : "") + ".");
        }
    }

    /// All samples where there are few: those of a problem without samples have no numbers.
    private Samples all(int node) {
        if (samples.count == problem.rows(node)) {
            samples.setAll();
        }
        return samples;
    }

    private void same(int node) {
        double[] again = new double[d];
        problem.gradient(node, x, 0, samples, null, again, 0);
        boolean values = Double.compare(problem.value(node, x, 0, samples), problem.value(node, x, 0, samples)) == 0;
        if (!values || !java.util.Arrays.equals(again, gradient)) {
            throw new UserError("E721", "the " + (values ? "gradient" : "loss") + " of `" + problem.name() + "` is another one when it is asked for again, at the same point of node "
                    + (node + 1) + ". A problem is a function of its point: say `noise = σ` for noise, and draw in the algorithm");
        }
    }

    /// The derivative along a direction.
    private double slope(int node, double[] direction) {
        double h = STEP / Math.max(1, Kernels.maxAbs(direction, 0, d));
        double[] at = x.clone();
        Kernels.axpy(h, direction, 0, at, 0, d);
        double above = problem.value(node, at, 0, samples);
        System.arraycopy(x, 0, at, 0, d);
        Kernels.axpy(-h, direction, 0, at, 0, d);
        return (above - problem.value(node, at, 0, samples)) / (2 * h);
    }

    /// Of some of its entries, the one that is farthest off.
    private String worst(int node) {
        int worst = 0;
        double most = -1;
        double there = 0;
        double[] unit = new double[d];
        for (int c = 0; c < d; c += 1 + (d - 1) / 40) {
            unit[c] = 1;
            double found = slope(node, unit);
            unit[c] = 0;
            double off = Math.abs(found - gradient[c]);
            if (!(off <= most)) {
                worst = c;
                most = off;
                there = found;
            }
        }
        return "∂f/∂x_" + (worst + 1) + " at node " + (node + 1) + " is " + number(gradient[worst]) + " by the gradient, and " + number(there) + " by differences of the loss";
    }

    private static String number(double v) {
        return !Double.isFinite(v) ? Double.toString(v) : v == 0 ? "0" : new BigDecimal(v).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
