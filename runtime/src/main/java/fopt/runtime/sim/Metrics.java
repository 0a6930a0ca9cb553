package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Computes what a run is measured by, from its state.
///
/// Sums over nodes are made in node order. If each node is measured at its own point, the value is the mean over nodes of the metric
/// there (`loss`: each node's own loss at its own point).
public final class Metrics {
    /// Names of the metrics that every run knows.
    public static final List<String> NAMES = List.of("loss", "gap", "grad_norm", "distance", "consensus", "accuracy", "bits", "bits_up",
            "bits_down", "gradients", "rounds", "round", "time");

    /// How often a point may grow over its start before it counts as lost.
    private static final double LOST = 1e30;

    private final Context context;
    private final Measured measured;
    private final Problem problem;
    private final double[] gradient;
    private final double[] sum;
    private final double[] partial;
    private double bound;
    private double time = Double.NaN;

    public Metrics(Context context, Measured measured) {
        this.context = context;
        this.measured = measured;
        problem = context.honestProblem();
        gradient = new double[problem.dimension()];
        sum = new double[problem.dimension()];
        partial = new double[problem.nodes()];
    }

    /// Measures are taken at this simulated time from now on, in seconds.
    public void at(double seconds) {
        time = seconds;
    }

    /// The value of a metric now. The state must have been observed ([Algorithm#observe]).
    public double value(String name) {
        Counters c = context.counters();
        return switch (name) {
            case "bits" -> c.bits();
            case "bits_up" -> c.bitsUp();
            case "bits_down" -> c.bitsDown();
            case "gradients" -> c.gradients();
            case "round", "rounds" -> context.round;
            case "time" -> time;
            case "consensus" -> consensus();
            default -> measured.own().containsKey(name) ? context.numbers[measured.own().get(name)][0] : ofPoint(name);
        };
    }

    /// The value of a metric of the host now. The state must have been observed ([Algorithm#observe]).
    public double value(HostMetric metric) {
        return metric.value(new Now());
    }

    private final class Now implements HostMetric.Iterates {
        @Override
        public long round() {
            return context.round;
        }

        @Override
        public Problem problem() {
            return problem;
        }

        @Override
        public double[] point() {
            return Metrics.this.point();
        }

        @Override
        public Optional<double[][]> nodes() {
            if (measured.nodePoints() < 0) {
                return Optional.empty();
            }
            double[] rows = context.numbers[measured.nodePoints()];
            double[][] points = new double[context.nodes][];
            int d = rows.length / points.length;
            Arrays.setAll(points, i -> Arrays.copyOfRange(rows, i * d, (i + 1) * d));
            return Optional.of(points);
        }
    }

    /// Whether the measured point is lost: an entry is not a number, infinite, or beyond [#LOST] times the largest one at the first call (at least 1).
    /// Long before it overflows, then, and beyond anything that an iteration comes back from.
    public boolean diverged() {
        double[] x = context.numbers[measured.output()];
        double largest = Kernels.maxAbs(x, 0, x.length);
        if (bound == 0) {
            bound = LOST * Math.max(1, largest);
        }
        return !(largest <= bound) || Double.isNaN(Kernels.sum(x, 0, x.length));
    }

    /// The measured point: d numbers, or n rows of d. A copy.
    public double[] point() {
        return context.numbers[measured.output()].clone();
    }

    private double ofPoint(String name) {
        double[] x = context.numbers[measured.output()];
        if (x.length % problem.dimension() != 0 || x.length == 0) {
            throw new UserError("E320", "`" + name + "` cannot be measured: the output has " + x.length + " numbers, a point of the problem has "
                    + problem.dimension() + ". Choose another `output`, or declare a `metric` of the algorithm's own.");
        }
        if (!measured.perNode()) {
            return at(name, x, 0, -1);
        }
        double total = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            total += at(name, x, i * problem.dimension(), i);
        }
        return total / problem.nodes();
    }

    /// @param own the node whose own loss counts, -1 for the mean over nodes
    private double at(String name, double[] x, int xo, int own) {
        return switch (name) {
            case "loss" -> loss(x, xo, own);
            case "gap" -> loss(x, xo, -1) - problem.optimum().value();
            case "grad_norm" -> gradientNorm(x, xo);
            case "distance" -> distance(x, xo);
            case "accuracy" -> problem.accuracy(x, xo);
            default -> throw new UserError("E321", "there is no metric `" + name + "`; metrics are " + String.join(", ", NAMES)
                    + (measured.own().isEmpty() ? "" : " and " + String.join(", ", measured.own().keySet())));
        };
    }

    /// f(x) + r(x), or the own loss of a node.
    private double loss(double[] x, int xo, int own) {
        if (own >= 0) {
            return problem.value(own, x, xo) + problem.regulariser(x, xo);
        }
        context.team().run((worker, from, to) -> {
            for (int i = from; i < to; i++) {
                partial[i] = problem.value(i, x, xo);
            }
        }, problem.nodes());
        double total = 0;
        for (double v : partial) {
            total += v;
        }
        return total / problem.nodes() + problem.regulariser(x, xo);
    }

    /// ‖∇f(x)‖, or the norm of the gradient mapping `x − prox_r(x − ∇f(x))` where there is a regulariser.
    private double gradientNorm(double[] x, int xo) {
        int d = problem.dimension();
        java.util.Arrays.fill(sum, 0);
        for (int i = 0; i < problem.nodes(); i++) {
            problem.gradient(i, x, xo, gradient, 0);
            Kernels.axpy(1.0 / problem.nodes(), gradient, 0, sum, 0, d);
        }
        if (problem.hasRegulariser()) {
            for (int c = 0; c < d; c++) {
                gradient[c] = x[xo + c] - sum[c];
            }
            problem.prox(gradient, 0, 1.0, gradient, 0);
            for (int c = 0; c < d; c++) {
                sum[c] = x[xo + c] - gradient[c];
            }
        }
        return Math.sqrt(Kernels.sumOfSquares(sum, 0, d));
    }

    /// ‖x − x*‖
    private double distance(double[] x, int xo) {
        double[] best = problem.optimum().x();
        for (int c = 0; c < best.length; c++) {
            gradient[c] = x[xo + c] - best[c];
        }
        return Math.sqrt(Kernels.sumOfSquares(gradient, 0, best.length));
    }

    /// The consensus distance `sqrt(1/n Σ_i ‖x_i − x̄‖²)`; 0 for algorithms whose nodes have no points of their own.
    private double consensus() {
        if (measured.nodePoints() < 0) {
            return 0;
        }
        double[] x = context.numbers[measured.nodePoints()];
        int n = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            n += context.graphs.isThere(i) ? 1 : 0;
        }
        int d = x.length / context.nodes;
        double[] mean = new double[d];
        for (int i = 0; i < problem.nodes(); i++) {
            if (context.graphs.isThere(i)) {
                Kernels.axpy(1.0 / n, x, i * d, mean, 0, d);
            }
        }
        double total = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            for (int c = 0; c < d && context.graphs.isThere(i); c++) {
                double e = x[i * d + c] - mean[c];
                total += e * e;
            }
        }
        return Math.sqrt(total / n);
    }
}
