package fopt.runtime.problem;

/// The feature matrices of all nodes, in the form that suits the data: dense if more than a quarter of the numbers are there, else sparse.
final class Features {
    private static final double DENSE_FROM = 0.25;

    private Features() {}

    static LocalMatrix[] of(SplitData split) {
        DataSet data = split.data();
        LocalMatrix[] nodes = new LocalMatrix[split.nodes()];
        if (dense(data)) {
            double[] values = data.isSparse() ? expand(data) : data.values();
            java.util.Arrays.setAll(nodes, i -> new DenseRows(values, data.columns(), split.rowsOfNode()[i]));
        } else {
            java.util.Arrays.setAll(nodes, i -> new SparseRows(data, split.rowsOfNode()[i]));
        }
        return nodes;
    }

    /// Whether the data are kept dense.
    static boolean dense(DataSet data) {
        double size = (double) data.rows() * data.columns();
        return !data.isSparse() || size <= Integer.MAX_VALUE / 2 && data.values().length >= DENSE_FROM * size;
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
