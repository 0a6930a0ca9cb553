package fopt.runtime.problem;

/// What one node holds: its matrix, its labels, and room to work in, so that an oracle allocates nothing. One thread at a time.
///
/// Everywhere `index` chooses samples, and null means all of them, in stored order; then positions are stored rows.
final class Shard {
    final LocalMatrix matrix;
    /// Rows per block; the arrays below have room for a block and [LocalMatrix#SLACK].
    final int block;
    final double[] margins;
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
        margins = new double[outputs * (block + LocalMatrix.SLACK)];
        products = new double[outputs * (block + LocalMatrix.SLACK)];
        blockLabels = new double[block];
        this.labels = new double[labels.length];
        for (int k = 0; k < labels.length; k++) {
            this.labels[matrix.place(k)] = labels[k];
        }
    }

    static Shard[] of(SplitData split, double[] labels, int outputs) {
        LocalMatrix[] matrices = Features.of(split);
        Shard[] shards = new Shard[matrices.length];
        for (int i = 0; i < shards.length; i++) {
            double[] own = java.util.Arrays.stream(split.rowsOfNode()[i]).mapToDouble(row -> labels[row]).toArray();
            shards[i] = new Shard(matrices[i], own, outputs);
        }
        return shards;
    }

    int rows() {
        return labels.length;
    }

    /// Numbers from one output's margins to the next one's.
    int stride() {
        return block + LocalMatrix.SLACK;
    }

    void loadLabels(int[] index, int from, int to) {
        if (index == null) {
            System.arraycopy(labels, from, blockLabels, 0, to - from);
            return;
        }
        for (int k = from; k < to; k++) {
            blockLabels[k - from] = labels[matrix.place(index[k])];
        }
    }

    /// `out[oo + k] = ⟨a, x⟩` over the samples from … to−1. @param out *Modified*
    void times(int[] index, int from, int to, double[] x, int xo, double[] out, int oo) {
        if (index == null) {
            matrix.times(from, to, x, xo, out, oo);
        } else {
            matrix.times(index, from, to, x, xo, out, oo);
        }
    }

    /// `y += Σ g[go + k] a` over the samples from … to−1. @param y *Modified*
    void addTransposed(int[] index, int from, int to, double[] g, int go, double[] y, int yo) {
        if (index == null) {
            matrix.addTransposed(from, to, g, go, y, yo);
        } else {
            matrix.addTransposed(index, from, to, g, go, y, yo);
        }
    }
}
