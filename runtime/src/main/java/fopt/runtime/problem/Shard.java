package fopt.runtime.problem;

import java.util.Arrays;

/// What one node holds: its matrix, its labels, and room to work in, so that an oracle allocates nothing. One thread at a time.
///
/// Everywhere `index` chooses samples, and null means all of them, in stored order; then positions are stored rows.
final class Shard {
    final LocalMatrix matrix;
    /// Rows per block.
    final int block;
    /// Numbers from one output's row in the arrays below to the next one's.
    final int stride;
    /// A row for each output.
    final double[] margins;
    /// A row for each output, and one more.
    final double[] products;
    /// The labels of the block, after [#loadLabels].
    final double[] blockLabels;
    /// In stored order.
    private final double[] labels;

    /// @param labels one for each sample, in the node's order
    /// @param outputs how many products with a row a sample has: 1, or the number of classes
    Shard(LocalMatrix matrix, double[] labels, int outputs) {
        this.matrix = matrix;
        block = matrix.block();
        stride = block + 3;
        margins = new double[outputs * stride];
        products = new double[(outputs + 1) * stride];
        blockLabels = new double[block];
        this.labels = new double[labels.length];
        for (int k = 0; k < labels.length; k++) {
            this.labels[matrix.place(k)] = labels[k];
        }
    }

    /// The same matrix, other labels. @param labels in stored order
    private Shard(Shard like, double[] labels) {
        matrix = like.matrix;
        block = like.block;
        stride = like.stride;
        margins = new double[like.margins.length];
        products = new double[like.products.length];
        blockLabels = new double[block];
        this.labels = labels;
    }

    /// The same samples with labels `least + largest − b`, of all nodes.
    static Shard[] mislabelled(Shard[] shards) {
        double least = Arrays.stream(shards).flatMapToDouble(s -> Arrays.stream(s.labels)).min().orElse(0);
        double largest = Arrays.stream(shards).flatMapToDouble(s -> Arrays.stream(s.labels)).max().orElse(0);
        return Arrays.stream(shards).map(s -> new Shard(s, Arrays.stream(s.labels).map(b -> least + largest - b).toArray())).toArray(Shard[]::new);
    }

    static Shard[] of(SplitData split, double[] labels, int outputs) {
        return of(split, labels, outputs, Features.of(split, outputs));
    }

    static Shard[] of(SplitData split, double[] labels, int outputs, LocalMatrix[] matrices) {
        Shard[] shards = new Shard[matrices.length];
        for (int i = 0; i < shards.length; i++) {
            double[] own = Arrays.stream(split.rowsOfNode()[i]).mapToDouble(row -> labels[row]).toArray();
            shards[i] = new Shard(matrices[i], own, outputs);
        }
        return shards;
    }

    int columns() {
        return matrix.columns();
    }

    int rows() {
        return labels.length;
    }

    void loadLabels(int[] index, int from, int to) {
        loadLabels(index, from, to, blockLabels, 0);
    }

    /// @param out *Modified*: from `oo`, the labels of the samples
    void loadLabels(int[] index, int from, int to, double[] out, int oo) {
        if (index == null) {
            System.arraycopy(labels, from, out, oo, to - from);
            return;
        }
        for (int k = from; k < to; k++) {
            out[oo + k - from] = labels[matrix.place(index[k])];
        }
    }

    /// [LocalMatrix#times] for one vector.
    void times(int[] index, int from, int to, double[] x, int xo, double[] out) {
        matrix.times(index, from, to, x, xo, 1, out, 0, stride);
    }

    /// [LocalMatrix#addTransposed] for one vector. @param y *Modified*
    void addTransposed(int[] index, int from, int to, double[] g, double[] y, int yo) {
        matrix.addTransposed(index, from, to, g, 0, stride, y, yo, 1);
    }

    /// `out += Σ φ'(⟨a, x⟩, b) a / count` over the first `count` samples. @param out *Modified*; not the row of x
    void addGradient(MarginLoss loss, int[] index, int count, double[] x, int xo, double[] out, int oo) {
        if (matrix instanceof DenseRows dense && dense.isLong()) {
            addGradient(dense, loss, index, count, x, xo, out, oo);
            return;
        }
        for (int from = 0; from < count; from += block) {
            int to = Math.min(count, from + block);
            times(index, from, to, x, xo, margins);
            slopes(loss, index, from, to, count, margins);
            addTransposed(index, from, to, margins, out, oo);
        }
    }

    /// The same in steps of four rows, the next four being multiplied as the present ones are added.
    private void addGradient(DenseRows dense, MarginLoss loss, int[] index, int count, double[] x, int xo, double[] out, int oo) {
        double[] now = margins;
        double[] next = products;
        times(index, 0, Math.min(count, 4), x, xo, now);
        for (int from = 0; from < count; from += 4) {
            int to = Math.min(count, from + 4);
            slopes(loss, index, from, to, count, now);
            if (to < count) {
                dense.addTransposedThenTimes(index, from, Math.min(count, to + 4), now, out, oo, x, xo, next);
            } else {
                addTransposed(index, from, to, now, out, oo);
            }
            double[] swapped = now;
            now = next;
            next = swapped;
        }
    }

    /// Margins become what the samples' rows are multiplied by in the mean gradient.
    private void slopes(MarginLoss loss, int[] index, int from, int to, int count, double[] z) {
        loadLabels(index, from, to);
        loss.slopes(z, blockLabels, 1.0 / count, to - from);
    }
}
