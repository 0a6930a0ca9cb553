package fopt.runtime.problem;

import java.util.Optional;

/// Losses of linear predictions: f_i(x) is the mean of `φ(⟨a, x⟩, b)` over the samples (a, b) of node i, plus smooth regularisation.
/// Logistic regression and least squares differ in φ only.
final class LinearModel extends ShardedProblem implements WithHessian {
    private final MarginLoss loss;

    LinearModel(MarginLoss loss, SplitData split, SmoothTerm smooth, Regulariser.Penalty penalty) {
        super(loss.name(), split, loss.labels(split.data()), 1, smooth, penalty, Descriptions.of(loss.name(), split, 1, smooth, penalty),
                loss.smallestCurvature(), loss.largestCurvature());
        this.loss = loss;
    }

    private LinearModel(LinearModel like) {
        super(like);
        loss = like.loss;
    }

    @Override
    public boolean isQuadratic() {
        return loss.smallestCurvature() == loss.largestCurvature() && smooth().nonconvex() == 0;
    }

    @Override
    public Optional<Problem> mislabelled() {
        return Optional.of(new LinearModel(this));
    }

    @Override
    double loss(Shard shard, int[] index, int from, int to, double[] x, int xo) {
        shard.times(index, from, to, x, xo, shard.margins);
        shard.loadLabels(index, from, to);
        return loss.sum(shard.margins, shard.blockLabels, to - from);
    }

    @Override
    void addGradient(Shard shard, int[] index, int count, double[] x, int xo, double[] out, int oo) {
        shard.addGradient(loss, index, count, x, xo, out, oo);
    }

    @Override
    void addHessianVector(Shard shard, int[] index, int count, double[] x, int xo, double[] v, int vo, double[] out, int oo) {
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
        Shard shard = shard(node);
        for (int from = 0; from < shard.rows(); from += shard.block) {
            int to = Math.min(shard.rows(), from + shard.block);
            shard.times(null, from, to, x, 0, shard.margins);
            shard.loadLabels(null, from, to);
            loss.curvatures(shard.margins, shard.blockLabels, scale / shard.rows(), to - from);
            shard.matrix.addGram(from, to, shard.margins, h);
        }
        int d = dimension();
        for (int k = 0; k < d; k++) {
            h[k * d + k] += scale * smooth().curvature(x[k]);
        }
    }

    @Override
    boolean classifies() {
        return loss.classifies();
    }

    /// A margin of 0 counts as −1.
    @Override
    int right(Shard shard, int from, int to, double[] x, int xo) {
        shard.times(null, from, to, x, xo, shard.margins);
        shard.loadLabels(null, from, to);
        int right = 0;
        for (int k = 0; k < to - from; k++) {
            right += shard.margins[k] > 0 == shard.blockLabels[k] > 0 ? 1 : 0;
        }
        return right;
    }
}
