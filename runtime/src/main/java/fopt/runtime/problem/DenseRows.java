package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.RowBlocks;

/// Dense rows, in blocks of four. The numbers are the data set's own array: nothing is copied.
final class DenseRows implements LocalMatrix {
    /// Rows of one block have about so many numbers: 256 KB.
    private static final int BLOCK_NUMBERS = 1 << 15;
    private static final int MOST_ROWS = 256;

    private final double[] values;
    private final int columns;
    /// Where each row starts.
    private final int[] start;

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

    @Override
    public void times(int from, int to, double[] x, int xo, double[] out, int oo) {
        for (int r = from; r < to; r += 4) {
            int last = to - 1;
            four(start[r], start[Math.min(r + 1, last)], start[Math.min(r + 2, last)], start[Math.min(r + 3, last)], x, xo, out, oo + r - from);
        }
    }

    @Override
    public void times(int[] index, int from, int to, double[] x, int xo, double[] out, int oo) {
        for (int k = from; k < to; k += 4) {
            int last = to - 1;
            four(start[index[k]], start[index[Math.min(k + 1, last)]], start[index[Math.min(k + 2, last)]], start[index[Math.min(k + 3, last)]],
                x, xo, out, oo + k - from);
        }
    }

    private void four(int r0, int r1, int r2, int r3, double[] x, int xo, double[] out, int oo) {
        RowBlocks.dot4(values, r0, r1, r2, r3, x, xo, columns, out, oo);
    }

    @Override
    public void addTransposed(int from, int to, double[] g, int go, double[] y, int yo) {
        int r = from;
        for (; r + 4 <= to; r += 4) {
            int k = go + r - from;
            RowBlocks.axpy4(g[k], g[k + 1], g[k + 2], g[k + 3], values, start[r], start[r + 1], start[r + 2], start[r + 3], y, yo, columns);
        }
        for (; r < to; r++) {
            Kernels.axpy(g[go + r - from], values, start[r], y, yo, columns);
        }
    }

    @Override
    public void addTransposed(int[] index, int from, int to, double[] g, int go, double[] y, int yo) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            int p = go + k - from;
            RowBlocks.axpy4(g[p], g[p + 1], g[p + 2], g[p + 3],
                values, start[index[k]], start[index[k + 1]], start[index[k + 2]], start[index[k + 3]], y, yo, columns);
        }
        for (; k < to; k++) {
            Kernels.axpy(g[go + k - from], values, start[index[k]], y, yo, columns);
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
