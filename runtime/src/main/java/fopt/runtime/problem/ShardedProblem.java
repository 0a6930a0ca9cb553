package fopt.runtime.problem;

import fopt.runtime.random.Stream;
import java.util.Optional;

/// Means of losses over the samples of each node, plus smooth regularisation, block by block of rows. What a sample's loss is, subclasses say.
abstract class ShardedProblem implements Problem {
    private final String name;
    private final int dimension;
    private final Shard[] shards;
    private final Optional<Ingredients> ingredients;
    private final SmoothTerm smooth;
    private final Regulariser.Penalty penalty;
    private final String description;
    private final Memo<Constants> constants;
    private final Memo<Double> smallestConvexity;
    private final Memo<Optimum> optimum;

    /// @param split   the data of the nodes
    /// @param labels  of all rows of the data
    /// @param outputs how many products with a row a sample has: 1, or the number of classes
    /// @param least   smallest curvature of the loss of a product
    /// @param most    its largest
    ShardedProblem(String name, SplitData split, double[] labels, int outputs, SmoothTerm smooth, Regulariser.Penalty penalty, String description, double least, double most) {
        this.name = name;
        this.smooth = smooth;
        this.penalty = penalty;
        this.description = description;
        dimension = Math.multiplyExact(outputs, split.data().columns());
        shards = Shard.of(split, labels, outputs);
        ingredients = Optional.of(Ingredients.OfSamples.of(split, labels, smooth, penalty));
        Curvature curvature = new Curvature(least, most, smooth.smallestCurvature(), smooth.smoothness(), "");
        var gram = new GramConstants(shards, split.data().columns());
        constants = new Memo<>(() -> gram.find(curvature));
        smallestConvexity = new Memo<>(() -> gram.smallestConvexity(curvature));
        optimum = new Memo<>(this::minimum);
    }

    /// The same problem with wrong labels.
    ShardedProblem(ShardedProblem like) {
        name = like.name;
        smooth = like.smooth;
        penalty = like.penalty;
        description = like.description + ", wrong labels";
        dimension = like.dimension;
        shards = Shard.mislabelled(like.shards);
        ingredients = Optional.empty();
        constants = like.constants;
        smallestConvexity = like.smallestConvexity;
        optimum = new Memo<>(this::minimum);
    }

    private Optimum minimum() {
        return Minimiser.find(this, penalty, smooth.smallestCurvature() >= 0);
    }

    // ---- what subclasses say

    /// The sum of the losses of a block of samples.
    ///
    /// @param index which samples, of which those from `from` to before `to` are meant; null: all of them, in stored order
    abstract double loss(Shard shard, int[] index, int from, int to, double[] x, int xo);

    /// `out += ` the mean of the gradients of the first `count` samples. @param out *Modified*
    abstract void addGradient(Shard shard, int[] index, int count, double[] x, int xo, double[] out, int oo);

    /// `out += ` the mean of the Hessians of the first `count` samples, times v. @param out *Modified*
    abstract void addHessianVector(Shard shard, int[] index, int count, double[] x, int xo, double[] v, int vo, double[] out, int oo);

    /// How many of the stored rows from `from` to before `to` are predicted rightly.
    abstract int right(Shard shard, int from, int to, double[] x, int xo);

    /// Whether predictions are right or wrong.
    boolean classifies() {
        return true;
    }

    final Shard shard(int node) {
        return shards[node];
    }

    final SmoothTerm smooth() {
        return smooth;
    }

    // ---- the problem

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int nodes() {
        return shards.length;
    }

    @Override
    public final int dimension() {
        return dimension;
    }

    @Override
    public final int rows(int node) {
        return shards[node].rows();
    }

    @Override
    public final double value(int node, double[] x, int xo) {
        return value(shards[node], x, xo, null, shards[node].rows());
    }

    @Override
    public final double value(int node, double[] x, int xo, Samples samples) {
        return samples.all ? value(node, x, xo) : value(shards[node], x, xo, samples.index, samples.count);
    }

    private double value(Shard shard, double[] x, int xo, int[] index, int count) {
        double sum = 0;
        for (int from = 0; from < count; from += shard.block) {
            sum += loss(shard, index, from, Math.min(count, from + shard.block), x, xo);
        }
        return (count == 0 ? 0 : sum / count) + smooth.value(x, xo, dimension);
    }

    @Override
    public final void gradient(int node, double[] x, int xo, double[] out, int oo) {
        gradient(shards[node], x, xo, null, shards[node].rows(), out, oo);
    }

    @Override
    public final void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        if (samples.all) {
            gradient(node, x, xo, out, oo);
        } else {
            gradient(shards[node], x, xo, samples.index, samples.count, out, oo);
        }
    }

    private void gradient(Shard shard, double[] x, int xo, int[] index, int count, double[] out, int oo) {
        smooth.gradient(x, xo, out, oo, dimension);
        addGradient(shard, index, count, x, xo, out, oo);
    }

    @Override
    public final void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        smooth.hessianVector(x, xo, v, vo, out, oo, dimension);
        addHessianVector(shards[node], samples.all ? null : samples.index, samples.all ? rows(node) : samples.count, x, xo, v, vo, out, oo);
    }

    @Override
    public final double regulariser(double[] x, int xo) {
        return penalty.value(x, xo, dimension);
    }

    @Override
    public final void prox(double[] v, int vo, double step, double[] out, int oo) {
        penalty.prox(v, vo, step, out, oo, dimension);
    }

    @Override
    public final boolean hasRegulariser() {
        return !penalty.isNothing();
    }

    @Override
    public final Constants constants() {
        return constants.get();
    }

    @Override
    public final double smallestConvexity() {
        return smallestConvexity.get();
    }

    @Override
    public final Optimum optimum() {
        return optimum.get();
    }

    @Override
    public final double accuracy(double[] x, int xo) {
        if (!classifies()) {
            return Double.NaN;
        }
        long right = 0;
        long all = 0;
        for (Shard shard : shards) {
            for (int from = 0; from < shard.rows(); from += shard.block) {
                right += right(shard, from, Math.min(shard.rows(), from + shard.block), x, xo);
            }
            all += shard.rows();
        }
        return (double) right / all;
    }

    @Override
    public final Optional<Ingredients> ingredients() {
        return ingredients;
    }

    @Override
    public final String describe() {
        return description;
    }
}
