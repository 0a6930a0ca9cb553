package fopt.runtime.problem;

import java.util.Arrays;

/// Compressed rows of ones.
record OnesRows(int[] start, char[] column) implements Compressed {
    int rows() {
        return start.length - 1;
    }

    int length(int row) {
        return start[row + 1] - start[row];
    }

    @Override
    public void times(int from, int to, double[] x, int xo, double[] out, int oo) {
        for (int r = from; r < to; r++) {
            out[oo + r - from] = dot(r, x, xo);
        }
    }

    @Override
    public void addTimes(double[] x, int xo, double[] y, int yo) {
        for (int r = 0; r < rows(); r++) {
            y[yo + r] += dot(r, x, xo);
        }
    }

    @Override
    public double dot(int row, double[] x, int xo) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int p = start[row];
        int end = start[row + 1];
        for (; p + 4 <= end; p += 4) {
            s0 += x[xo + column[p]];
            s1 += x[xo + column[p + 1]];
            s2 += x[xo + column[p + 2]];
            s3 += x[xo + column[p + 3]];
        }
        if (p < end) {
            s0 += x[xo + column[p]];
        }
        if (p + 1 < end) {
            s1 += x[xo + column[p + 1]];
        }
        if (p + 2 < end) {
            s2 += x[xo + column[p + 2]];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void addRow(int row, double s, double[] y, int yo) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            y[yo + column[p]] += s;
        }
    }

    @Override
    public void scatter(int row, double[] out, int oo, int stride) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            out[oo + column[p] * stride] = 1;
        }
    }

    @Override
    public void addSquare(int row, double s, double[] h, int columns) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            for (int q = p; q < start[row + 1]; q++) {
                h[column[p] * columns + column[q]] += s;
            }
        }
    }

    @Override
    public double sumOfSquares(int row) {
        return length(row);
    }

    @Override
    public Compressed transposed(int columns) {
        int[] wide = new int[column.length];
        Arrays.setAll(wide, p -> column[p]);
        double[] ones = new double[column.length];
        Arrays.fill(ones, 1);
        return new ValuedRows(start, wide, ones).transposed(columns);
    }
}
