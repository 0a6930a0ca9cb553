package fopt.runtime.problem;

import fopt.runtime.random.Stream;
import java.util.List;

/// The problem of the first nodes of another: `1/h Σ f_i + r` over i ≤ h. The honest nodes' problem, where the others attack.
public final class FirstNodes implements Problem {
    private final Problem all;
    private final int nodes;
    private final Memo<Optimum> optimum;

    public FirstNodes(Problem all, int nodes) {
        this.all = all;
        this.nodes = nodes;
        optimum = new Memo<>(() -> isGame() ? new Equilibrium(this).find() : Minimiser.find(this, new Regulariser.Of(all), all.constants().mu() >= 0));
    }

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public boolean isGame() {
        return all.isGame();
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public int dimension() {
        return all.dimension();
    }

    @Override
    public List<Block> blocks() {
        return all.blocks();
    }

    @Override
    public int rows(int node) {
        return all.rows(node);
    }

    @Override
    public double value(int node, double[] x, int xo) {
        return all.value(node, x, xo);
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return all.value(node, x, xo, samples);
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        all.gradient(node, x, xo, out, oo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        all.gradient(node, x, xo, samples, noise, out, oo);
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        all.hessianVector(node, x, xo, v, vo, samples, out, oo);
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return all.regulariser(x, xo);
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        all.prox(v, vo, step, out, oo);
    }

    @Override
    public boolean hasRegulariser() {
        return all.hasRegulariser();
    }

    /// Those of the whole problem.
    @Override
    public Constants constants() {
        return all.constants();
    }

    @Override
    public double smallestConvexity() {
        return all.smallestConvexity();
    }

    @Override
    public Optimum optimum() {
        return optimum.get();
    }

    /// Over the data of all nodes.
    @Override
    public double accuracy(double[] x, int xo) {
        return all.accuracy(x, xo);
    }

    @Override
    public String describe() {
        return all.describe() + ", of which " + nodes + " nodes are honest";
    }
}
