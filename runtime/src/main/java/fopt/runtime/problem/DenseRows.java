package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.RowBlocks;

/// Dense rows, in blocks of four. The numbers are the data set's own array: nothing is copied.
final class DenseRows implements LocalMatrix {
    /// Rows of one block have about so many numbers: 256 KB.
    private static final int BLOCK_NUMBERS = 1 << 15;
    private static final int MOST_ROWS = 256;
    private static final int LONG = 512;

    private final double[] values;
    private final int columns;
    /// Where each row starts.
    private final int[] start;
    private final double[] work = new double[RowBlocks.WORK];
    private final int[] eight = new int[8];

    /// @param rows row numbers of the data
    DenseRows(double[] values, int columns, int[] rows) {
        this.values = values;
        this.columns = columns;
        start = new int[rows.length];
        for (int r = 0; r < rows.length; r++) {
            start[r] = Math.multiplyExact(rows[r], columns);
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return start.length;
    }

    @Override
    public int block() {
        return Math.clamp(BLOCK_NUMBERS / columns & -4, 4, MOST_ROWS);
    }

    @Override
    public int place(int sample) {
        return sample;
    }

    private int row(int[] index, int k) {
        return start[index == null ? k : index[k]];
    }

    /// The last rows, if they are not four, are filled up with the last one.
    @Override
    public void times(int[] index, int from, int to, double[] x, int xo, int count, double[] out, int oo, int stride) {
        int last = to - 1;
        for (int k = from; k < to; k += 4) {
            int r0 = row(index, k);
            int r1 = row(index, Math.min(k + 1, last));
            int r2 = row(index, Math.min(k + 2, last));
            int r3 = row(index, Math.min(k + 3, last));
            int q = 0;
            for (; q + 4 <= count; q += 4) {
                RowBlocks.dot4x4(values, r0, r1, r2, r3, x, xo + q * columns, columns, columns, work, out, oo + q * stride + k - from, stride);
            }
            for (; q < count; q++) {
                RowBlocks.dot4(values, r0, r1, r2, r3, x, xo + q * columns, columns, work, out, oo + q * stride + k - from);
            }
        }
    }

    @Override
    public void addTransposed(int[] index, int from, int to, double[] g, int go, int stride, double[] y, int yo, int count) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            addFour(row(index, k), row(index, k + 1), row(index, k + 2), row(index, k + 3), g, go + k - from, stride, y, yo, count);
        }
        for (; k < to; k++) {
            for (int q = 0; q < count; q++) {
                Kernels.axpy(g[go + q * stride + k - from], values, row(index, k), y, yo + q * columns, columns);
            }
        }
    }

    private void addFour(int r0, int r1, int r2, int r3, double[] g, int go, int stride, double[] y, int yo, int count) {
        int q = 0;
        for (; q + 4 <= count; q += 4) {
            RowBlocks.axpy4x4(g, go + q * stride, stride, values, r0, r1, r2, r3, y, yo + q * columns, columns, columns);
        }
        for (; q < count; q++) {
            RowBlocks.axpy4(g, go + q * stride, values, r0, r1, r2, r3, y, yo + q * columns, columns);
        }
    }

    @Override
    public void copy(int[] index, int from, int to, double[] out, int oo, int stride) {
        for (int k = from; k < to; k++) {
            int row = row(index, k);
            for (int c = 0; c < columns; c++) {
                out[oo + c * stride + k - from] = values[row + c];
            }
        }
    }

    /// Whether rows are so long that it pays to work on four of them while the next four come from memory.
    boolean isLong() {
        return columns >= LONG;
    }

    /// [#addTransposed] for the four rows from k = `from` on, and [#times] for the rows k = from + 4 … to−1, at most four, in one pass.
    ///
    /// @param g factors of the former rows
    /// @param y *Modified*; not x
    /// @param out *Modified*: products of the latter rows, and room for four
    void addTransposedThenTimes(int[] index, int from, int to, double[] g, double[] y, int yo, double[] x, int xo, double[] out) {
        for (int j = 0; j < eight.length; j++) {
            eight[j] = row(index, Math.min(from + j, to - 1));
        }
        RowBlocks.axpy4dot4(g, values, eight, y, yo, x, xo, columns, work, out);
    }

    @Override
    public void addGram(int from, int to, double[] w, double[] h) {
        for (int r = from; r < to; r++) {
            for (int c = 0; c < columns; c++) {
                Kernels.axpy(w[r - from] * values[start[r] + c], values, start[r] + c, h, c * columns + c, columns - c);
            }
        }
    }

    @Override
    public double largestSquaredNorm() {
        double largest = 0;
        for (int offset : start) {
            largest = Math.max(largest, Kernels.sumOfSquares(values, offset, columns));
        }
        return largest;
    }
}
