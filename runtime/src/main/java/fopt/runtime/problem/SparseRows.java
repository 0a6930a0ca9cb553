package fopt.runtime.problem;

/// Sparse rows, stored twice: by rows for products, by columns for transposed products over all rows; or, where binary features have columns that
/// are well filled, by columns for both over all rows ([BinaryColumns]).
///
/// Rows are stored in order of their length, so that the inner loops of neighbouring rows run equally often and branches are predicted.
final class SparseRows implements LocalMatrix {
    private static final int BLOCK = 256;

    private final int rows;
    private final int columns;
    private final int[] place;
    private final Compressed byRow;
    private final Compressed byColumn;
    /// Null where the features are not of that kind.
    private final BinaryColumns binary;

    /// @param samples row numbers of the data
    SparseRows(DataSet data, int[] samples) {
        rows = samples.length;
        columns = data.columns();
        int[] order = byLength(data, samples);
        place = new int[rows];
        int[] stored = new int[rows];
        for (int p = 0; p < rows; p++) {
            place[order[p]] = p;
            stored[p] = samples[order[p]];
        }
        byRow = Compressed.select(data, stored);
        byColumn = byRow.transposed(columns);
        binary = BinaryColumns.of(byColumn, rows);
    }

    /// Positions of samples, shortest rows first, equal ones in their own order.
    private static int[] byLength(DataSet data, int[] samples) {
        int longest = 0;
        for (int row : samples) {
            longest = Math.max(longest, length(data, row));
        }
        int[] next = new int[longest + 2];
        for (int row : samples) {
            next[length(data, row) + 1]++;
        }
        for (int l = 0; l <= longest; l++) {
            next[l + 1] += next[l];
        }
        int[] order = new int[samples.length];
        for (int k = 0; k < samples.length; k++) {
            order[next[length(data, samples[k])]++] = k;
        }
        return order;
    }

    private static int length(DataSet data, int row) {
        return data.rowStart()[row + 1] - data.rowStart()[row];
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    /// All rows at once if all are meant; see [#addTransposed].
    @Override
    public int block() {
        return Math.max(BinaryColumns.room(rows), BLOCK);
    }

    @Override
    public int place(int sample) {
        return place[sample];
    }

    @Override
    public void times(int[] index, int from, int to, double[] x, int xo, int count, double[] out, int oo, int stride) {
        for (int q = 0; q < count; q++) {
            if (binary != null && isAll(index, from, to)) {
                binary.times(x, xo + q * columns, out, oo + q * stride);
            } else if (index == null) {
                byRow.times(from, to, x, xo + q * columns, out, oo + q * stride);
            } else {
                for (int k = from; k < to; k++) {
                    out[oo + q * stride + k - from] = byRow.dot(place[index[k]], x, xo + q * columns);
                }
            }
        }
    }

    @Override
    public void copy(int[] index, int from, int to, double[] out, int oo, int stride) {
        for (int c = 0; c < columns; c++) {
            java.util.Arrays.fill(out, oo + c * stride, oo + c * stride + to - from, 0);
        }
        for (int k = from; k < to; k++) {
            byRow.scatter(index == null ? k : place[index[k]], out, oo + k - from, stride);
        }
    }

    private boolean isAll(int[] index, int from, int to) {
        return index == null && to - from == rows;
    }

    /// By columns where all rows are meant: each number of y is then read and written once.
    @Override
    public void addTransposed(int[] index, int from, int to, double[] g, int go, int stride, double[] y, int yo, int count) {
        for (int q = 0; q < count; q++) {
            if (!isAll(index, from, to)) {
                for (int k = from; k < to; k++) {
                    byRow.addRow(index == null ? k : place[index[k]], g[go + q * stride + k - from], y, yo + q * columns);
                }
            } else if (binary != null) {
                binary.addTransposed(g, go + q * stride, y, yo + q * columns);
            } else {
                byColumn.addTimes(g, go + q * stride, y, yo + q * columns);
            }
        }
    }

    @Override
    public void addGram(int from, int to, double[] w, double[] h) {
        for (int r = from; r < to; r++) {
            byRow.addSquare(r, w[r - from], h, columns);
        }
    }

    @Override
    public double largestSquaredNorm() {
        double largest = 0;
        for (int r = 0; r < rows; r++) {
            largest = Math.max(largest, byRow.sumOfSquares(r));
        }
        return largest;
    }
}
