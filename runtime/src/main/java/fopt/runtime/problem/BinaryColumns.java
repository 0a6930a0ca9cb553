package fopt.runtime.problem;

import fopt.runtime.linalg.Bitmaps;
import java.util.stream.IntStream;

/// A sparse matrix of zeros and ones by columns, for products with all of its rows.
///
/// Columns with many ones are bitmaps, the others list their rows. Binary features often come from few categories (of a census: sex, race, country)
/// of which one or two are frequent: then a handful of bitmaps holds most of the ones, and a product costs a fraction of what it costs row by row.
final class BinaryColumns {
    /// A bitmap is read by eight rows at a time; from one of eight rows on it is shorter than a list.
    private static final double BITMAP_FROM = 0.125;

    private final int blocks;
    private final int[] mapped;
    private final int[] bits;
    private final int[] listed;
    /// Where the rows of each listed column begin.
    private final int[] start;
    private final char[] row;
    private final double[] work;

    /// @param byColumn the transpose
    private BinaryColumns(OnesRows byColumn, int rows) {
        blocks = blocks(rows);
        mapped = IntStream.range(0, byColumn.rows()).filter(c -> isMapped(byColumn, c, rows)).toArray();
        listed = IntStream.range(0, byColumn.rows()).filter(c -> !isMapped(byColumn, c, rows)).toArray();
        bits = new int[blocks * mapped.length];
        for (int k = 0; k < mapped.length; k++) {
            for (int p = byColumn.start()[mapped[k]]; p < byColumn.start()[mapped[k] + 1]; p++) {
                int r = byColumn.column()[p];
                bits[r / Bitmaps.ROWS * mapped.length + k] |= 1 << r;
            }
        }
        start = new int[listed.length + 1];
        for (int k = 0; k < listed.length; k++) {
            start[k + 1] = start[k] + byColumn.length(listed[k]);
        }
        row = new char[start[listed.length]];
        for (int k = 0; k < listed.length; k++) {
            System.arraycopy(byColumn.column(), byColumn.start()[listed[k]], row, start[k], start[k + 1] - start[k]);
        }
        work = new double[Bitmaps.LANES * mapped.length];
    }

    private static boolean isMapped(OnesRows byColumn, int c, int rows) {
        return byColumn.length(c) >= BITMAP_FROM * rows;
    }

    /// The matrix in this form if it has one and it pays: if it is binary, and most of the ones are in bitmaps. Else null.
    static BinaryColumns of(Compressed byColumn, int rows) {
        if (!(byColumn instanceof OnesRows ones)) {
            return null;
        }
        int inBitmaps = IntStream.range(0, ones.rows()).filter(c -> isMapped(ones, c, rows)).map(ones::length).sum();
        return 2 * inBitmaps > ones.column().length ? new BinaryColumns(ones, rows) : null;
    }

    private static int blocks(int rows) {
        return (rows + Bitmaps.ROWS - 1) / Bitmaps.ROWS;
    }

    /// How much room arrays over the rows need.
    static int room(int rows) {
        return blocks(rows) * Bitmaps.ROWS;
    }

    /// `out[oo + r] = ⟨a_r, x⟩` for all rows: first the bitmaps, then the lists, column by column. @param out *Modified*; see [#room]
    void times(double[] x, int xo, double[] out, int oo) {
        Bitmaps.sumColumns(bits, mapped, x, xo, blocks, out, oo);
        for (int k = 0; k < listed.length; k++) {
            double v = x[xo + listed[k]];
            for (int p = start[k]; p < start[k + 1]; p++) {
                out[oo + row[p]] += v;
            }
        }
    }

    /// `y += Σ g[go + r] a_r` over all rows. @param y *Modified* @param g see [#room]
    void addTransposed(double[] g, int go, double[] y, int yo) {
        Bitmaps.addRows(bits, mapped, g, go, blocks, y, yo, work);
        for (int k = 0; k < listed.length; k++) {
            y[yo + listed[k]] += sum(g, go, start[k], start[k + 1]);
        }
    }

    /// In four accumulators, as [Compressed] has it.
    private double sum(double[] g, int go, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int p = from;
        for (; p + 4 <= to; p += 4) {
            s0 += g[go + row[p]];
            s1 += g[go + row[p + 1]];
            s2 += g[go + row[p + 2]];
            s3 += g[go + row[p + 3]];
        }
        if (p < to) {
            s0 += g[go + row[p]];
        }
        if (p + 1 < to) {
            s1 += g[go + row[p + 1]];
        }
        if (p + 2 < to) {
            s2 += g[go + row[p + 2]];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
