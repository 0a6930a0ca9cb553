package fopt.runtime.linalg;

/// Four rows of a dense matrix at once, the two halves of a gradient: `⟨row, x⟩`, which loads x once for all four, and `y += s row`, which
/// finds the rows in the cache if it comes right after. With four vectors x or y (the classes of a softmax) in one go, each number that is
/// loaded is used four times.
///
/// A row is given by the offset of its first number in the flat array; the same row may be named twice.
public final class RowBlocks {
    /// How many numbers the room for work must have.
    public static final int WORK = 128;
    private static final int WIDE_FROM = 32;

    private RowBlocks() {}

    /// `out[oo + k] = ⟨a[rk …], x⟩` for k = 0 … 3.
    ///
    /// Each sum runs in eight lanes (term c in lane c mod 8, added up as a tree over neighbours), then come the last n mod 8 terms.
    ///
    /// @param work *Modified*: room for [#WORK] numbers
    /// @param out *Modified*
    public static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, double[] work, double[] out, int oo) {
        if (Wide.AVAILABLE && n >= WIDE_FROM) {
            WideRowBlocks.dot4(a, r0, r1, r2, r3, x, xo, n, work);
        } else {
            PlainRowBlocks.dot4(a, r0, r1, r2, r3, x, xo, n, work);
        }
        out[oo] = sum(work, 0) + rest(a, r0, x, xo, n);
        out[oo + 1] = sum(work, 8) + rest(a, r1, x, xo, n);
        out[oo + 2] = sum(work, 16) + rest(a, r2, x, xo, n);
        out[oo + 3] = sum(work, 24) + rest(a, r3, x, xo, n);
    }

    /// [#dot4] with each of the four vectors q at `xo + q · step`, into `out[oo + q · stride + k]`; the same bits.
    ///
    /// @param work *Modified*: room for [#WORK] numbers
    /// @param out *Modified*
    public static void dot4x4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int step, int n,
                              double[] work, double[] out, int oo, int stride) {
        if (!Wide.AVAILABLE || n < WIDE_FROM) {
            for (int q = 0; q < 4; q++) {
                dot4(a, r0, r1, r2, r3, x, xo + q * step, n, work, out, oo + q * stride);
            }
            return;
        }
        WideRowBlocks.dot4x4(a, r0, r1, r2, r3, x, xo, step, n, work);
        for (int q = 0; q < 4; q++) {
            int p = oo + q * stride;
            int v = xo + q * step;
            out[p] = sum(work, 32 * q) + rest(a, r0, x, v, n);
            out[p + 1] = sum(work, 32 * q + 8) + rest(a, r1, x, v, n);
            out[p + 2] = sum(work, 32 * q + 16) + rest(a, r2, x, v, n);
            out[p + 3] = sum(work, 32 * q + 24) + rest(a, r3, x, v, n);
        }
    }

    private static double sum(double[] lanes, int o) {
        return ((lanes[o] + lanes[o + 1]) + (lanes[o + 2] + lanes[o + 3])) + ((lanes[o + 4] + lanes[o + 5]) + (lanes[o + 6] + lanes[o + 7]));
    }

    private static double rest(double[] a, int row, double[] x, int xo, int n) {
        double sum = 0;
        for (int c = n & -8; c < n; c++) {
            sum += a[row + c] * x[xo + c];
        }
        return sum;
    }

    /// `y[c] = (((y[c] + s0 a[r0+c]) + s1 a[r1+c]) + s2 a[r2+c]) + s3 a[r3+c]`, where sk is `s[so + k]`. @param y *Modified*; not a
    public static void axpy4(double[] s, int so, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int n) {
        double s0 = s[so];
        double s1 = s[so + 1];
        double s2 = s[so + 2];
        double s3 = s[so + 3];
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideRowBlocks.axpy4(s0, s1, s2, s3, a, r0, r1, r2, r3, y, yo, n) : 0;
        for (int c = done; c < n; c++) {
            y[yo + c] = (((y[yo + c] + s0 * a[r0 + c]) + s1 * a[r1 + c]) + s2 * a[r2 + c]) + s3 * a[r3 + c];
        }
    }

    /// [#axpy4] for four vectors q at `yo + q · step`, with factors `s[so + q · stride + k]`; the same bits. @param y *Modified*; not a
    public static void axpy4x4(double[] s, int so, int stride, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int step, int n) {
        if (!Wide.AVAILABLE || n < WIDE_FROM) {
            for (int q = 0; q < 4; q++) {
                axpy4(s, so + q * stride, a, r0, r1, r2, r3, y, yo + q * step, n);
            }
            return;
        }
        int done = WideRowBlocks.axpy4x4(s, so, stride, a, r0, r1, r2, r3, y, yo, step, n);
        for (int q = 0; q < 4; q++) {
            int p = so + q * stride;
            int v = yo + q * step;
            for (int c = done; c < n; c++) {
                y[v + c] = (((y[v + c] + s[p] * a[r0 + c]) + s[p + 1] * a[r1 + c]) + s[p + 2] * a[r2 + c]) + s[p + 3] * a[r3 + c];
            }
        }
    }

    /// [#axpy4] with the rows that start at `row[0 … 3]` and factors `s[0 … 3]`, and [#dot4] with those at `row[4 … 7]` into `out[0 … 3]`; the same bits, but in one
    /// pass: the next rows come from memory while there are the former ones, in the cache, to compute with.
    ///
    /// @param y *Modified*; neither a nor the row of x
    /// @param work *Modified*: room for [#WORK] numbers
    /// @param out *Modified*
    public static void axpy4dot4(double[] s, double[] a, int[] row, double[] y, int yo, double[] x, int xo, int n, double[] work, double[] out) {
        if (!Wide.AVAILABLE || n < WIDE_FROM || !WideRowBlocks.axpy4dot4(s, a, row, y, yo, x, xo, n & -8, work)) {
            axpy4(s, 0, a, row[0], row[1], row[2], row[3], y, yo, n);
            dot4(a, row[4], row[5], row[6], row[7], x, xo, n, work, out, 0);
            return;
        }
        for (int c = n & -8; c < n; c++) {
            y[yo + c] = (((y[yo + c] + s[0] * a[row[0] + c]) + s[1] * a[row[1] + c]) + s[2] * a[row[2] + c]) + s[3] * a[row[3] + c];
        }
        for (int k = 0; k < 4; k++) {
            out[k] = sum(work, 8 * k) + rest(a, row[4 + k], x, xo, n);
        }
    }
}
