package fopt.runtime.problem;

import fopt.runtime.formula.Frame;
import fopt.runtime.formula.Tape;
import fopt.runtime.random.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A problem given by formulas: its oracles run the tapes that the compiler made of them.
public final class FormulaProblem implements Problem {
    private static final int VALUE = 0;
    private static final int GRADIENT = 1;

    private final Definition is;
    private final int dimension;
    /// By the numbers above and below.
    private final List<Tape> tapes = new ArrayList<>();
    /// Negative where there is none.
    private final int hessianVectorTape;
    private final int correctTape;
    private final FormulaNode[] nodes;
    private final Memo<Constants> constants;
    private final Memo<Double> smallestConvexity;
    private final Memo<Optimum> optimum;

    /// What a formula problem is made of.
    ///
    /// @param blocks the variables, one behind the other: together they are x
    /// @param rows empty where the formulas have no samples
    /// @param value f
    /// @param game whether `gradient` is an operator F that is no gradient, and f is not there: a saddle point or a game
    /// @param gradient ∇f, or F, into [Frame#OUT]
    /// @param hessianVector ∇²f v, into [Frame#OUT]; empty if it must be found by differences of gradients
    /// @param r the regulariser
    /// @param curvature what the form of f tells about its curvature
    /// @param correct the share of the samples whose labels are predicted; empty where that has no meaning
    /// @param written the formulas themselves; empty where the rows are no longer those of all data
    public record Definition(String name, int nodes, List<Block> blocks, Optional<SampleRows> rows, boolean game, Tape value, Tape gradient, Optional<Tape> hessianVector,
                             Regulariser r, Optional<Curvature> curvature, Stated stated, Optional<Tape> correct,
                             Optional<Ingredients> written) {
        /// The length of x.
        int dimension() {
            return blocks.stream().mapToInt(b -> b.size().length()).sum();
        }

        private Definition over(SampleRows others) {
            return new Definition(name, nodes, blocks, Optional.of(others), game, value, gradient, hessianVector, r, curvature, stated, correct, Optional.empty());
        }
    }

    /// What the author of the problem says of it.
    ///
    /// @param noise σ ≥ 0: a stochastic gradient of a batch of b adds N(0, σ²/(b d) I) to that of its samples
    public record Stated(Optional<Double> L, Optional<Double> mu, Optional<Double> minimum, double noise) {}

    public FormulaProblem(Definition definition) {
        is = definition;
        dimension = is.dimension();
        tapes.addAll(List.of(is.value, is.gradient));
        hessianVectorTape = number(is.hessianVector);
        correctTape = number(is.correct);
        nodes = new FormulaNode[is.nodes];
        constants = new Memo<>(() -> is.stated.L.isPresent() ? ofAuthor() : withMu(is.curvature.map(this::fromForm).orElseGet(() -> is.game ? new Equilibrium(this).constants() : new MeasuredConstants(this).find())));
        smallestConvexity = new Memo<>(() -> is.stated.mu.orElseGet(() -> is.curvature.map(c -> new GramConstants(is.rows.orElseThrow().shards, dimension).smallestConvexity(c)).orElse(0.0)));
        optimum = new Memo<>(() -> is.game ? new Equilibrium(this).find() : Minimiser.find(this, is.r, is.curvature.isPresent() && is.curvature.get().isConvex()));
    }

    private int number(Optional<Tape> tape) {
        tape.ifPresent(tapes::add);
        return tape.isPresent() ? tapes.size() - 1 : -1;
    }

    @Override
    public boolean isForOneThread() {
        return tapes.stream().anyMatch(Tape::callsOut);
    }

    @Override
    public Optional<Ingredients> ingredients() {
        return is.written;
    }

    private Constants ofAuthor() {
        double[] each = new double[is.nodes];
        java.util.Arrays.fill(each, is.stated.L.get());
        return Constants.of(is.stated.L.get(), each, is.stated.L.get(), is.stated.mu.orElse(0.0), "as the problem states them, for all nodes and samples");
    }

    private Constants withMu(Constants c) {
        return is.stated.mu.map(mu -> new Constants(c.L(), c.Lmax(), c.Ltilde(), c.Lsample(), mu, c.Li(), c.how() + "; μ as the problem states it")).orElse(c);
    }

    @Override
    public double smallestConvexity() {
        return smallestConvexity.get();
    }

    private Constants fromForm(Curvature c) {
        Shard[] shards = is.rows.orElseThrow().shards;
        return new GramConstants(shards, dimension).find(c);
    }

    /// Made when the node is first asked.
    private FormulaNode node(int i) {
        if (nodes[i] == null) {
            nodes[i] = new FormulaNode(i, is.rows.map(r -> r.shards[i]).orElse(null), tapes);
        }
        return nodes[i];
    }

    @Override
    public String name() {
        return is.name;
    }

    @Override
    public Optional<Problem> mislabelled() {
        return is.rows.map(r -> new FormulaProblem(is.over(r.mislabelled())));
    }

    @Override
    public boolean isGame() {
        return is.game;
    }

    @Override
    public int nodes() {
        return is.nodes;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<Block> blocks() {
        return is.blocks;
    }

    @Override
    public Optional<LocalData> data() {
        return is.rows.map(SampleRows::data);
    }

    @Override
    public int rows(int node) {
        return is.rows.map(r -> r.shards[node].rows()).orElse(1);
    }

    @Override
    public double value(int node, double[] x, int xo) {
        return value(VALUE, node(node), x, xo, null, rows(node));
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return value(VALUE, node(node), x, xo, samples.all ? null : samples.index, samples.all ? rows(node) : samples.count);
    }

    private static double value(int tape, FormulaNode node, double[] x, int xo, int[] index, int count) {
        node.frame().place(Frame.POINT, x, xo);
        node.run(tape, index, count);
        return node.number(tape);
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        gradient(node(node), x, xo, null, rows(node), out, oo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        gradient(node(node), x, xo, samples.all ? null : samples.index, samples.all ? rows(node) : samples.count, out, oo);
        if (is.stated.noise > 0 && noise != null && !samples.all && samples.count > 0) {
            double deviation = is.stated.noise / Math.sqrt((double) samples.count * dimension());
            for (int k = 0; k < dimension(); k++) {
                out[oo + k] += deviation * noise.nextNormal();
            }
        }
    }

    private void gradient(FormulaNode node, double[] x, int xo, int[] index, int count, double[] out, int oo) {
        node.frame().place(Frame.POINT, x, xo);
        node.frame().place(Frame.OUT, out, oo);
        node.run(GRADIENT, index, count);
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        if (is.hessianVector.isEmpty()) {
            differences(node, x, xo, v, vo, samples, out, oo);
            return;
        }
        FormulaNode at = node(node);
        at.frame().place(Frame.POINT, x, xo);
        at.frame().place(Frame.DIRECTION, v, vo);
        at.frame().place(Frame.OUT, out, oo);
        at.run(hessianVectorTape, samples.all ? null : samples.index, samples.all ? rows(node) : samples.count);
    }

    private void differences(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        double[] change = new double[dimension];
        Differences.hessianVector((at, slope) -> gradient(node(node), at, 0, samples.all ? null : samples.index, samples.all ? rows(node) : samples.count, slope, 0),
                java.util.Arrays.copyOfRange(x, xo, xo + dimension), java.util.Arrays.copyOfRange(v, vo, vo + dimension), change);
        System.arraycopy(change, 0, out, oo, dimension);
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return is.r.value(x, xo, dimension);
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        is.r.prox(v, vo, step, out, oo, dimension);
    }

    @Override
    public boolean hasRegulariser() {
        return !is.r.isNothing();
    }

    @Override
    public Constants constants() {
        return constants.get();
    }

    @Override
    public Optimum optimum() {
        Optimum found = optimum.get();
        return is.stated.minimum.map(f -> new Optimum(found.x(), f, 0, "the minimum as the problem states it; " + found.how())).orElse(found);
    }

    @Override
    public double accuracy(double[] x, int xo) {
        if (is.correct.isEmpty()) {
            return Double.NaN;
        }
        double right = 0;
        double all = 0;
        for (int i = 0; i < is.nodes; i++) {
            right += rows(i) * value(correctTape, node(i), x, xo, null, rows(i));
            all += rows(i);
        }
        return Math.rint(right) / all;
    }

    @Override
    public String describe() {
        return is.name + ": " + is.rows.map(r -> r.describe() + ", ").orElse(is.nodes + " nodes, ") + dimension + " unknowns";
    }
}
