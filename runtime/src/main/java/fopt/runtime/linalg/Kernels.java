package fopt.runtime.linalg;

/// Kernels of vectors and of rows of vectors: sums, dot products and extrema; `y += s x` and its relatives; sums of rows of a matrix with one
/// row per node, the inner loops of gossip and of means over nodes.
///
/// The order of every sum over n terms: with b = n − n mod 8, terms 0 … b−1 are dealt to 32 lanes, term c to lane c mod 32 as long as whole
/// groups of 32 last, and the remaining groups of eight to lanes 0 … 7; lanes l, l+8, l+16, l+24 are added as
/// `(l + (l+8)) + ((l+16) + (l+24))`, the eight results as a tree over neighbours; the terms from b on are added up one after the other,
/// and that sum is added last. In a sum of rows each column is summed on its own, in the order in which the rows are named.
public final class Kernels {
    /// Shorter vectors are summed in scalar code, in the same order: about as fast there, and much faster as long as it is not compiled.
    private static final int WIDE_FROM = 64;
    /// The same for elementwise updates.
    private static final int UPDATE_WIDE_FROM = 32;

    private Kernels() {}

    /// `Σ a[c] b[c]` over n terms.
    public static double dot(double[] a, int ao, double[] b, int bo, int n) {
        double groups = n < 8 ? 0
            : Wide.AVAILABLE && n >= WIDE_FROM ? WideReductions.dot(a, ao, b, bo, n, 0, 8) : PlainReductions.dot(a, ao, b, bo, n);
        double rest = 0;
        for (int c = n & -8; c < n; c++) {
            rest += a[ao + c] * b[bo + c];
        }
        return groups + rest;
    }

    /// `Σ a[c]²`.
    public static double sumOfSquares(double[] a, int ao, int n) {
        return dot(a, ao, a, ao, n);
    }

    /// `Σ (a[c] − b[c])²`.
    public static double squaredDistance(double[] a, int ao, double[] b, int bo, int n) {
        double groups = n < 8 ? 0
            : Wide.AVAILABLE && n >= WIDE_FROM ? WideReductions.squaredDistance(a, ao, b, bo, n, 0, 8) : PlainReductions.squaredDistance(a, ao, b, bo, n);
        double rest = 0;
        for (int c = n & -8; c < n; c++) {
            double difference = a[ao + c] - b[bo + c];
            rest += difference * difference;
        }
        return groups + rest;
    }

    /// Rounds all of a vector to single precision. @param x *Modified*
    public static void roundToSingle(double[] x) {
        roundToSingle(x, 0, x.length);
    }

    /// Rounds `x[c]` to single precision: to the nearest number, the even one of two. @param x *Modified*
    public static void roundToSingle(double[] x, int xo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM && Lanes.COUNT > 1 ? WideUpdates.roundToSingle(x, xo, n) : 0;
        for (int c = done; c < n; c++) {
            x[xo + c] = (float) x[xo + c];
        }
    }

    /// `Σ a[c]`.
    public static double sum(double[] a, int ao, int n) {
        double groups = n < 8 ? 0
            : Wide.AVAILABLE && n >= WIDE_FROM ? WideReductions.sum(a, ao, n, 0, 8) : PlainReductions.sum(a, ao, n);
        double rest = 0;
        for (int c = n & -8; c < n; c++) {
            rest += a[ao + c];
        }
        return groups + rest;
    }

    /// `Σ |a[c]|`.
    public static double sumOfAbs(double[] a, int ao, int n) {
        double groups = n < 8 ? 0
            : Wide.AVAILABLE && n >= WIDE_FROM ? WideReductions.sumOfAbs(a, ao, n, 0, 8) : PlainReductions.sumOfAbs(a, ao, n);
        double rest = 0;
        for (int c = n & -8; c < n; c++) {
            rest += Math.abs(a[ao + c]);
        }
        return groups + rest;
    }

    /// The largest number, NaN if there is one, −∞ of nothing.
    public static double max(double[] a, int ao, int n) {
        if (Wide.AVAILABLE && n >= WIDE_FROM) {
            return WideReductions.max(a, ao, n);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            max = Math.max(max, a[ao + c]);
        }
        return max;
    }

    /// The smallest number, NaN if there is one, ∞ of nothing.
    public static double min(double[] a, int ao, int n) {
        if (Wide.AVAILABLE && n >= WIDE_FROM) {
            return WideReductions.min(a, ao, n);
        }
        double min = Double.POSITIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            min = Math.min(min, a[ao + c]);
        }
        return min;
    }

    /// `max |a[c]|`, NaN if there is one, 0 of nothing.
    public static double maxAbs(double[] a, int ao, int n) {
        if (Wide.AVAILABLE && n >= WIDE_FROM) {
            return WideReductions.maxAbs(a, ao, n);
        }
        double max = 0;
        for (int c = 0; c < n; c++) {
            max = Math.max(max, Math.abs(a[ao + c]));
        }
        return max;
    }

    /// How many numbers are not 0; NaN counts.
    public static double countNonZero(double[] a, int ao, int n) {
        int count = 0;
        for (int c = 0; c < n; c++) {
            count += a[ao + c] != 0.0 ? 1 : 0;
        }
        return count;
    }

    /// `y += s x`. @param y *Modified*; may be x itself, at the same offset
    public static void axpy(double s, double[] x, int xo, double[] y, int yo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.axpy(s, x, xo, y, yo, n) : 0;
        for (int c = done; c < n; c++) {
            y[yo + c] += s * x[xo + c];
        }
    }

    /// `out = s x`. @param out *Modified*; may be x itself, at the same offset
    public static void scale(double s, double[] x, int xo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.scale(s, x, xo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = s * x[xo + c];
        }
    }

    /// `out = a / b`, entry by entry. @param out *Modified*; may be a or b, at the same offset
    public static void divide(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.divide(a, ao, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = a[ao + c] / b[bo + c];
        }
    }

    /// `out = a + b`, entry by entry. @param out *Modified*; may be a or b, at the same offset
    public static void add(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.add(a, ao, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = a[ao + c] + b[bo + c];
        }
    }

    /// `out = a − b`. @param out *Modified*; may be a or b, at the same offset
    public static void subtract(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.subtract(a, ao, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = a[ao + c] - b[bo + c];
        }
    }

    /// `out = a · b`, entry by entry. @param out *Modified*; may be a or b, at the same offset
    public static void multiply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.multiply(a, ao, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = a[ao + c] * b[bo + c];
        }
    }

    /// `out = a · x − b`, entry by entry. @param out *Modified*; none of the others
    public static void affine(double[] a, int ao, double[] x, int xo, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.affine(a, ao, x, xo, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = a[ao + c] * x[xo + c] - b[bo + c];
        }
    }

    /// `out += a · x − b`, entry by entry: the gradient of a quadratic with diagonal Hessian. @param out *Modified*; none of the others
    public static void addAffine(double[] a, int ao, double[] x, int xo, double[] b, int bo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= UPDATE_WIDE_FROM ? WideUpdates.addAffine(a, ao, x, xo, b, bo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] += a[ao + c] * x[xo + c] - b[bo + c];
        }
    }

    /// `out[c] = Σ weight[k] x[column[k]·stride + c]`, k = from … to−1 in this order; zeros when there is no k. One pass over the columns.
    ///
    /// @param stride numbers from one row to the next, at least n
    /// @param column which rows, with their `weight`
    /// @param out *Modified*, n numbers from `oo`; no row of x that is named
    public static void mixRow(double[] x, int stride, int[] column, double[] weight, int from, int to, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && from < to ? WideMixing.mixRow(x, stride, column, weight, from, to, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            double sum = from < to ? weight[from] * x[column[from] * stride + c] : 0;
            for (int k = from + 1; k < to; k++) {
                sum += weight[k] * x[column[k] * stride + c];
            }
            out[oo + c] = sum;
        }
    }

    /// `out[c] = scale · Σ x[xo + members[k]·stride + c]`, k = 0 … count−1 in this order; zeros when count is 0.
    ///
    /// @param xo the first of the n columns
    /// @param out *Modified*, n numbers from `oo`; no row of x that is named
    public static void sumRows(double[] x, int xo, int stride, int[] members, int count, double scale, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && count > 0 ? WideMixing.sumRows(x, xo, stride, members, count, scale, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            double sum = count > 0 ? x[xo + members[0] * stride + c] : 0;
            for (int k = 1; k < count; k++) {
                sum += x[xo + members[k] * stride + c];
            }
            out[oo + c] = scale * sum;
        }
    }
}
