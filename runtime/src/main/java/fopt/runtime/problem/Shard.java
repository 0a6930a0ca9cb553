package fopt.runtime.problem;

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

    static Shard[] of(SplitData split, double[] labels, int outputs) {
        LocalMatrix[] matrices = Features.of(split, outputs);
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

    void loadLabels(int[] index, int from, int to) {
        if (index == null) {
            System.arraycopy(labels, from, blockLabels, 0, to - from);
            return;
        }
        for (int k = from; k < to; k++) {
            blockLabels[k - from] = labels[matrix.place(index[k])];
        }
    }

    /// [LocalMatrix#times] for one vector.
    void times(int[] index, int from, int to, double[] x, int xo, double[] out) {
        matrix.times(index, from, to, x, xo, 1, out, stride);
    }

    /// [LocalMatrix#addTransposed] for one vector. @param y *Modified*
    void addTransposed(int[] index, int from, int to, double[] g, double[] y, int yo) {
        matrix.addTransposed(index, from, to, g, stride, y, yo, 1);
    }
}
