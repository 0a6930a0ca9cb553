package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.List;

/// A problem of which the last nodes see wrong labels: what such attackers compute with. All that is said of the problem as a whole (constants, minimum,
/// accuracy) is that of the right labels.
public final class WrongLabels implements Problem {
    private final Problem right;
    private final Problem wrong;
    private final int from;

    private WrongLabels(Problem right, Problem wrong, int from) {
        this.right = right;
        this.wrong = wrong;
        this.from = from;
    }

    /// @param count how many nodes see wrong labels
    /// @throws fopt.runtime.UserError E660 if the problem has no labels
    public static Problem of(Problem problem, int count) {
        return count == 0 ? problem : new WrongLabels(problem, problem.mislabelled().orElseThrow(() -> new UserError("E660",
            "`label_flip`: `" + problem.name() + "` has no labels. Attackers with wrong labels need a problem made of samples; others, such as `sign_flip`, go with any.")),
            problem.nodes() - count);
    }

    private Problem at(int node) {
        return node < from ? right : wrong;
    }

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public boolean isGame() {
        return right.isGame();
    }

    @Override
    public int nodes() {
        return right.nodes();
    }

    @Override
    public int dimension() {
        return right.dimension();
    }

    @Override
    public List<Block> blocks() {
        return right.blocks();
    }

    @Override
    public int rows(int node) {
        return right.rows(node);
    }

    @Override
    public double value(int node, double[] x, int xo) {
        return at(node).value(node, x, xo);
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return at(node).value(node, x, xo, samples);
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        at(node).gradient(node, x, xo, out, oo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        at(node).gradient(node, x, xo, samples, noise, out, oo);
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        at(node).hessianVector(node, x, xo, v, vo, samples, out, oo);
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return right.regulariser(x, xo);
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        right.prox(v, vo, step, out, oo);
    }

    @Override
    public boolean hasRegulariser() {
        return right.hasRegulariser();
    }

    @Override
    public Constants constants() {
        return right.constants();
    }

    @Override
    public double smallestConvexity() {
        return right.smallestConvexity();
    }

    @Override
    public Optimum optimum() {
        return right.optimum();
    }

    @Override
    public double accuracy(double[] x, int xo) {
        return right.accuracy(x, xo);
    }

    @Override
    public String describe() {
        return right.describe() + ", wrong labels at " + (right.nodes() - from) + " nodes";
    }
}
