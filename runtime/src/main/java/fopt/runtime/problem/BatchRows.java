package fopt.runtime.problem;

import fopt.runtime.formula.Frame;

/// The samples of a node that a formula takes all at once: a row of features for each, and their labels. Grows once; those of all samples stay until others are asked for.
final class BatchRows {
    private final Shard shard;
    private final int columns;
    private double[] features = {};
    private double[] labels = {};
    private double[] byColumn = {};
    private boolean all;

    BatchRows(Shard shard) {
        this.shard = shard;
        columns = shard.columns();
    }

    /// @param index null for all samples, in stored order
    void place(Frame frame, int[] index, int count) {
        if (index != null || !all) {
            fill(index, count);
            all = index == null;
        }
        frame.place(Frame.BATCH, features, 0);
        frame.place(Frame.BATCH_LABELS, labels, 0);
        frame.batch(count);
    }

    private void fill(int[] index, int count) {
        if (labels.length < count) {
            features = new double[Math.multiplyExact(count, columns)];
            byColumn = new double[(shard.block + 3) * columns];
            labels = new double[count];
        }
        int stride = shard.block + 3;
        for (int from = 0; from < count; from += shard.block) {
            int to = Math.min(count, from + shard.block);
            shard.matrix.copy(index, from, to, byColumn, 0, stride);
            for (int k = from; k < to; k++) {
                for (int c = 0; c < columns; c++) {
                    features[k * columns + c] = byColumn[c * stride + k - from];
                }
            }
        }
        shard.loadLabels(index, 0, count, labels, 0);
    }
}
