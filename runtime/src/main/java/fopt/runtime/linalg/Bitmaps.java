package fopt.runtime.linalg;

/// Products with a matrix of zeros and ones whose columns are bitmaps: no positions are read, and eight rows are done at once.
///
/// Rows come in blocks of 32. Bit r of `bits[block · columns + k]` says whether row `32 block + r` has a one in the k-th column. There are whole blocks
/// only: arrays over rows have room for them, and whatever stands behind the last row is not read into any sum, as its bits are 0.
public final class Bitmaps {
    /// Rows in a block.
    public static final int ROWS = 32;
    /// Lanes of a sum in [#addRows].
    public static final int LANES = 8;

    private Bitmaps() {}

    /// `out[r] = Σ_k x[xo + column[k]]` over the columns k with a one in row r, in this order.
    ///
    /// @param column where the number of each column stands
    /// @param out *Modified*, `32 blocks` numbers from `oo`
    public static void sumColumns(int[] bits, int[] column, double[] x, int xo, int blocks, double[] out, int oo) {
        if (Wide.AVAILABLE) {
            WideBitmaps.sumColumns(bits, column, x, xo, blocks, out, oo);
            return;
        }
        for (int r = 0; r < blocks * ROWS; r++) {
            int word = r / ROWS * column.length;
            double sum = 0;
            for (int k = 0; k < column.length; k++) {
                if ((bits[word + k] >>> r & 1) != 0) {
                    sum += x[xo + column[k]];
                }
            }
            out[oo + r] = sum;
        }
    }

    /// `y[yo + column[k]] += Σ g[go + r]` over the rows r with a one in column k. Row r goes to lane r mod 8; the lanes are added as a tree over
    /// neighbours, and their sum to y.
    ///
    /// @param y *Modified*
    /// @param work *Modified*: room for eight numbers for each column
    public static void addRows(int[] bits, int[] column, double[] g, int go, int blocks, double[] y, int yo, double[] work) {
        java.util.Arrays.fill(work, 0, LANES * column.length, 0.0);
        if (Wide.AVAILABLE) {
            WideBitmaps.addLanes(bits, column.length, g, go, blocks, work);
        } else {
            addLanes(bits, column.length, g, go, blocks, work);
        }
        for (int k = 0; k < column.length; k++) {
            int s = LANES * k;
            y[yo + column[k]] += ((work[s] + work[s + 1]) + (work[s + 2] + work[s + 3])) + ((work[s + 4] + work[s + 5]) + (work[s + 6] + work[s + 7]));
        }
    }

    private static void addLanes(int[] bits, int columns, double[] g, int go, int blocks, double[] sums) {
        for (int r = 0; r < blocks * ROWS; r++) {
            int word = r / ROWS * columns;
            for (int k = 0; k < columns; k++) {
                if ((bits[word + k] >>> r & 1) != 0) {
                    sums[LANES * k + r % LANES] += g[go + r];
                }
            }
        }
    }
}
