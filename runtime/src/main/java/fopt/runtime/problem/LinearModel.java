package fopt.runtime.problem;

import fopt.runtime.random.Stream;
import java.util.Optional;

/// Losses of linear predictions: f_i(x) is the mean of `φ(⟨a, x⟩, b)` over the samples (a, b) of node i, plus smooth regularisation.
/// Logistic regression and least squares differ in φ only.
final class LinearModel implements WithHessian {
    private final MarginLoss loss;
    private final int dimension;
    private final Shard[] shards;
    private final Optional<Ingredients> ingredients;
    private final SmoothTerm smooth;
    private final Regulariser.Penalty penalty;
    private final String description;
    private final Memo<Constants> constants;
    private final Memo<Optimum> optimum;

    LinearModel(MarginLoss loss, SplitData split, SmoothTerm smooth, Regulariser.Penalty penalty) {
        this.loss = loss;
        this.smooth = smooth;
        this.penalty = penalty;
        dimension = split.data().columns();
        double[] labels = loss.labels(split.data());
        shards = Shard.of(split, labels, 1);
        ingredients = Optional.of(Ingredients.OfSamples.of(split, labels, smooth, penalty));
        description = Descriptions.of(loss.name(), split, 1, smooth, penalty);
        constants = new Memo<>(() -> new GramConstants(shards, dimension).find(loss.largestCurvature(), loss.smallestCurvature(), smooth));
        optimum = new Memo<>(() -> Minimiser.find(this, penalty, smooth.smallestCurvature() >= 0));
    }

    private LinearModel(LinearModel like, Shard[] shards) {
        this.shards = shards;
        loss = like.loss;
        smooth = like.smooth;
        penalty = like.penalty;
        dimension = like.dimension;
        ingredients = Optional.empty();
        description = like.description + ", wrong labels";
        constants = like.constants;
        optimum = new Memo<>(() -> Minimiser.find(this, penalty, smooth.smallestCurvature() >= 0));
    }

    @Override
    public boolean isQuadratic() {
        return loss.smallestCurvature() == loss.largestCurvature() && smooth.nonconvex() == 0;
    }

    @Override
    public Optional<Problem> mislabelled() {
        return Optional.of(new LinearModel(this, Shard.mislabelled(shards)));
    }

    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public int nodes() {
        return shards.length;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int rows(int node) {
        return shards[node].rows();
    }

    @Override
    public double value(int node, double[] x, int xo) {
        return value(shards[node], x, xo, null, shards[node].rows());
    }

    @Override
    public double value(int node, double[] x, int xo, Samples samples) {
        return samples.all ? value(node, x, xo) : value(shards[node], x, xo, samples.index, samples.count);
    }

    private double value(Shard shard, double[] x, int xo, int[] index, int count) {
        double sum = 0;
        for (int from = 0; from < count; from += shard.block) {
            int to = Math.min(count, from + shard.block);
            shard.times(index, from, to, x, xo, shard.margins);
            shard.loadLabels(index, from, to);
            sum += loss.sum(shard.margins, shard.blockLabels, to - from);
        }
        return (count == 0 ? 0 : sum / count) + smooth.value(x, xo, dimension);
    }

    @Override
    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        gradient(shards[node], x, xo, null, shards[node].rows(), out, oo);
    }

    @Override
    public void gradient(int node, double[] x, int xo, Samples samples, Stream noise, double[] out, int oo) {
        if (samples.all) {
            gradient(node, x, xo, out, oo);
        } else {
            gradient(shards[node], x, xo, samples.index, samples.count, out, oo);
        }
    }

    private void gradient(Shard shard, double[] x, int xo, int[] index, int count, double[] out, int oo) {
        smooth.gradient(x, xo, out, oo, dimension);
        shard.addGradient(loss, index, count, x, xo, out, oo);
    }

    @Override
    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples samples, double[] out, int oo) {
        Shard shard = shards[node];
        int[] index = samples.all ? null : samples.index;
        int count = samples.all ? shard.rows() : samples.count;
        smooth.hessianVector(x, xo, v, vo, out, oo, dimension);
        for (int from = 0; from < count; from += shard.block) {
            int to = Math.min(count, from + shard.block);
            shard.times(index, from, to, x, xo, shard.margins);
            shard.times(index, from, to, v, vo, shard.products);
            shard.loadLabels(index, from, to);
            loss.curvatures(shard.margins, shard.blockLabels, 1.0 / count, to - from);
            for (int k = 0; k < to - from; k++) {
                shard.products[k] *= shard.margins[k];
            }
            shard.addTransposed(index, from, to, shard.products, out, oo);
        }
    }

    @Override
    public void addHessian(int node, double[] x, double scale, double[] h) {
        Shard shard = shards[node];
        for (int from = 0; from < shard.rows(); from += shard.block) {
            int to = Math.min(shard.rows(), from + shard.block);
            shard.times(null, from, to, x, 0, shard.margins);
            shard.loadLabels(null, from, to);
            loss.curvatures(shard.margins, shard.blockLabels, scale / shard.rows(), to - from);
            shard.matrix.addGram(from, to, shard.margins, h);
        }
        for (int k = 0; k < dimension; k++) {
            h[k * dimension + k] += scale * smooth.curvature(x[k]);
        }
    }

    @Override
    public double regulariser(double[] x, int xo) {
        return penalty.value(x, xo, dimension);
    }

    @Override
    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        penalty.prox(v, vo, step, out, oo, dimension);
    }

    @Override
    public boolean hasRegulariser() {
        return !penalty.isNothing();
    }

    @Override
    public Constants constants() {
        return constants.get();
    }

    @Override
    public Optimum optimum() {
        return optimum.get();
    }

    /// A margin of 0 counts as −1.
    @Override
    public double accuracy(double[] x, int xo) {
        if (!loss.classifies()) {
            return Double.NaN;
        }
        long right = 0;
        long all = 0;
        for (Shard shard : shards) {
            for (int from = 0; from < shard.rows(); from += shard.block) {
                int to = Math.min(shard.rows(), from + shard.block);
                shard.times(null, from, to, x, xo, shard.margins);
                shard.loadLabels(null, from, to);
                for (int k = 0; k < to - from; k++) {
                    right += shard.margins[k] > 0 == shard.blockLabels[k] > 0 ? 1 : 0;
                }
            }
            all += shard.rows();
        }
        return (double) right / all;
    }

    @Override
    public Optional<Ingredients> ingredients() {
        return ingredients;
    }

    @Override
    public String describe() {
        return description;
    }
}
