package fopt.runtime.problem;

/// The feature matrices of all nodes, in the form that is faster: dense if more than a fifth of the numbers are there, or a twelfth where
/// rows are multiplied by several vectors at once; else sparse.
final class Features {
    private static final double DENSE_FROM = 1.0 / 5;
    private static final double DENSE_FROM_FOR_SEVERAL = 1.0 / 12;
    /// 2 GB.
    private static final double MOST_EXPANDED = 1 << 28;

    private Features() {}

    static LocalMatrix[] of(SplitData split, int outputs) {
        DataSet data = split.data();
        LocalMatrix[] nodes = new LocalMatrix[split.nodes()];
        if (dense(data, outputs)) {
            double[] values = data.isSparse() ? expand(data) : data.values();
            java.util.Arrays.setAll(nodes, i -> new DenseRows(values, data.columns(), split.rowsOfNode()[i]));
        } else {
            java.util.Arrays.setAll(nodes, i -> new SparseRows(data, split.rowsOfNode()[i]));
        }
        return nodes;
    }

    /// Whether the data are kept dense. @param outputs how many vectors rows are multiplied with at once
    static boolean dense(DataSet data, int outputs) {
        double size = (double) data.rows() * data.columns();
        double from = outputs == 1 ? DENSE_FROM : DENSE_FROM_FOR_SEVERAL;
        return !data.isSparse() || size <= MOST_EXPANDED && data.values().length >= from * size;
    }

    private static double[] expand(DataSet data) {
        double[] values = new double[data.rows() * data.columns()];
        for (int r = 0; r < data.rows(); r++) {
            for (int p = data.rowStart()[r]; p < data.rowStart()[r + 1]; p++) {
                values[r * data.columns() + data.column()[p]] = data.values()[p];
            }
        }
        return values;
    }
}
