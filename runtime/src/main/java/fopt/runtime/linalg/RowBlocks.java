package fopt.runtime.linalg;

/// Four rows of a dense matrix at once, the two halves of a gradient: `⟨row, x⟩`, which loads x once for all four, and `y += s row`, which
/// finds the rows in the cache if it comes right after.
///
/// A row is given by the offset of its first number in the flat array; the same row may be named twice.
public final class RowBlocks {
    /// How many numbers the output of [#dot4] needs.
    public static final int DOT4_ROOM = 16;

    private static final int WIDE_FROM = 32;

    private RowBlocks() {}

    /// `out[oo + k] = ⟨a[rk …], x⟩` for k = 0 … 3.
    ///
    /// Each sum runs in eight lanes (term c in lane c mod 8, added up as a tree over neighbours), then come the last n mod 8 terms.
    ///
    /// @param out *Modified*: four results and room for work, [#DOT4_ROOM] numbers from `oo`
    public static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, double[] out, int oo) {
        if (Wide.AVAILABLE && n >= WIDE_FROM) {
            WideRowBlocks.dot4(a, r0, r1, r2, r3, x, xo, n, 0, 8, out, oo);
        } else {
            PlainRowBlocks.dot4(a, r0, r1, r2, r3, x, xo, n, 0, 8, out, oo);
        }
        out[oo] += rest(a, r0, x, xo, n);
        out[oo + 1] += rest(a, r1, x, xo, n);
        out[oo + 2] += rest(a, r2, x, xo, n);
        out[oo + 3] += rest(a, r3, x, xo, n);
    }

    private static double rest(double[] a, int row, double[] x, int xo, int n) {
        double sum = 0;
        for (int c = n & -8; c < n; c++) {
            sum += a[row + c] * x[xo + c];
        }
        return sum;
    }

    /// `y[c] = (((y[c] + s0 a[r0+c]) + s1 a[r1+c]) + s2 a[r2+c]) + s3 a[r3+c]`. @param y *Modified*; not a
    public static void axpy4(double s0, double s1, double s2, double s3, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideRowBlocks.axpy4(s0, s1, s2, s3, a, r0, r1, r2, r3, y, yo, n) : 0;
        for (int c = done; c < n; c++) {
            y[yo + c] = (((y[yo + c] + s0 * a[r0 + c]) + s1 * a[r1 + c]) + s2 * a[r2 + c]) + s3 * a[r3 + c];
        }
    }
}
