package fopt.runtime.problem;

import fopt.runtime.function.Size;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Multi-class (softmax) regression: f_i(W) is the mean of `log Σ_c exp⟨w_c, a⟩ − ⟨w_b, a⟩` over the samples (a, b) of node i, plus smooth
/// regularisation.
///
/// The point x holds the weights class after class, d = classes × features; classes are the labels in ascending order.
final class Softmax extends ShardedProblem {
    private final int classes;

    static Softmax of(SplitData split, SmoothTerm smooth, Regulariser.Penalty penalty) {
        return new Softmax(split, Labels.classes(split.data()), smooth, penalty);
    }

    private Softmax(SplitData split, Labels.Classes labels, SmoothTerm smooth, Regulariser.Penalty penalty) {
        super("softmax", split, Arrays.stream(labels.ofRow()).asDoubleStream().toArray(), labels.count(), smooth, penalty,
                Descriptions.of("softmax", split, labels.count(), smooth, penalty) + ", " + labels.count() + " classes", 0, 0.5);
        classes = labels.count();
    }

    private Softmax(Softmax like) {
        super(like);
        classes = like.classes;
    }

    @Override
    public Optional<Problem> mislabelled() {
        return Optional.of(new Softmax(this));
    }

    @Override
    public List<Block> blocks() {
        return List.of(new Block("W", 0, Size.matrix(classes, dimension() / classes)));
    }

    @Override
    double loss(Shard shard, int[] index, int from, int to, double[] x, int xo) {
        predict(shard, index, from, to, x, xo, shard.margins);
        shard.loadLabels(index, from, to);
        return loss(shard, to - from);
    }

    /// The sum of the losses of the block, whose predictions are in `margins`: for each sample `log Σ_c exp(z_c − max) + (max − z_b)`.
    private double loss(Shard shard, int n) {
        double[] z = shard.margins;
        double[] work = shard.products;
        int stride = shard.stride;
        int behind = classes * stride;
        maxima(shard, n);
        for (int k = 0; k < n; k++) {
            work[behind + k] = work[k] - z[(int) shard.blockLabels[k] * stride + k];
        }
        exponentials(shard, n);
        Elementary.log(work, stride, work, stride, n);
        Kernels.axpy(1, work, stride, work, behind, n);
        return Kernels.sum(work, behind, n);
    }

    /// Into the first row of `products`: the largest prediction of each sample.
    private void maxima(Shard shard, int n) {
        double[] z = shard.margins;
        double[] work = shard.products;
        System.arraycopy(z, 0, work, 0, n);
        for (int c = 1; c < classes; c++) {
            for (int k = 0; k < n; k++) {
                work[k] = Math.max(work[k], z[c * shard.stride + k]);
            }
        }
    }

    /// Margins become `exp(z_c − max)`, with the maxima that are in the first row of `products`; the second row gets the sums.
    private void exponentials(Shard shard, int n) {
        double[] z = shard.margins;
        double[] work = shard.products;
        int stride = shard.stride;
        Arrays.fill(work, stride, stride + n, 0);
        for (int c = 0; c < classes; c++) {
            Kernels.subtract(z, c * stride, work, 0, z, c * stride, n);
            Elementary.exp(z, c * stride, z, c * stride, n);
            Kernels.axpy(1, z, c * stride, work, stride, n);
        }
    }

    /// Margins become probabilities.
    private void probabilities(Shard shard, int n) {
        maxima(shard, n);
        exponentials(shard, n);
        int stride = shard.stride;
        for (int c = 0; c < classes; c++) {
            for (int k = 0; k < n; k++) {
                shard.margins[c * stride + k] /= shard.products[stride + k];
            }
        }
    }

    /// `out_c = ⟨w_c, a⟩` for each class c and the samples of the block. @param out *Modified*: a row for each class
    private void predict(Shard shard, int[] index, int from, int to, double[] x, int xo, double[] out) {
        shard.matrix.times(index, from, to, x, xo, classes, out, 0, shard.stride);
    }

    /// `out_c += Σ g_c a` over the block, for each class c. @param out *Modified*
    private void addTransposed(Shard shard, int[] index, int from, int to, double[] g, double[] out, int oo) {
        shard.matrix.addTransposed(index, from, to, g, 0, shard.stride, out, oo, classes);
    }

    @Override
    void addGradient(Shard shard, int[] index, int count, double[] x, int xo, double[] out, int oo) {
        for (int from = 0; from < count; from += shard.block) {
            int to = Math.min(count, from + shard.block);
            predict(shard, index, from, to, x, xo, shard.margins);
            shard.loadLabels(index, from, to);
            probabilities(shard, to - from);
            for (int k = 0; k < to - from; k++) {
                shard.margins[(int) shard.blockLabels[k] * shard.stride + k] -= 1;
            }
            for (int c = 0; c < classes; c++) {
                Kernels.scale(1.0 / count, shard.margins, c * shard.stride, shard.margins, c * shard.stride, to - from);
            }
            addTransposed(shard, index, from, to, shard.margins, out, oo);
        }
    }

    /// With probabilities p and products t_c = ⟨v_c, a⟩ of a sample, its part is `p_c (t_c − Σ p t) a` for class c.
    @Override
    void addHessianVector(Shard shard, int[] index, int count, double[] x, int xo, double[] v, int vo, double[] out, int oo) {
        for (int from = 0; from < count; from += shard.block) {
            int to = Math.min(count, from + shard.block);
            predict(shard, index, from, to, x, xo, shard.margins);
            probabilities(shard, to - from);
            predict(shard, index, from, to, v, vo, shard.products);
            curve(shard, 1.0 / count, to - from);
            addTransposed(shard, index, from, to, shard.products, out, oo);
        }
    }

    private void curve(Shard shard, double scale, int n) {
        double[] p = shard.margins;
        double[] t = shard.products;
        int stride = shard.stride;
        for (int k = 0; k < n; k++) {
            double mean = 0;
            for (int c = 0; c < classes; c++) {
                mean += p[c * stride + k] * t[c * stride + k];
            }
            for (int c = 0; c < classes; c++) {
                t[c * stride + k] = scale * p[c * stride + k] * (t[c * stride + k] - mean);
            }
        }
    }

    /// Of classes with equal predictions the first one counts.
    @Override
    int right(Shard shard, int from, int to, double[] x, int xo) {
        predict(shard, null, from, to, x, xo, shard.margins);
        shard.loadLabels(null, from, to);
        int right = 0;
        for (int k = 0; k < to - from; k++) {
            right += best(shard, k) == (int) shard.blockLabels[k] ? 1 : 0;
        }
        return right;
    }

    private int best(Shard shard, int k) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = shard.margins[c * shard.stride + k] > shard.margins[best * shard.stride + k] ? c : best;
        }
        return best;
    }
}
