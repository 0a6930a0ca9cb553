package fopt.runtime.problem;

/// Compressed rows with their numbers.
record ValuedRows(int[] start, int[] column, double[] value) implements Compressed {
    @Override
    public void times(int from, int to, double[] x, int xo, double[] out, int oo) {
        for (int r = from; r < to; r++) {
            out[oo + r - from] = dot(r, x, xo);
        }
    }

    @Override
    public void addTimes(double[] x, int xo, double[] y, int yo) {
        for (int r = 0; r < start.length - 1; r++) {
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
            s0 += value[p] * x[xo + column[p]];
            s1 += value[p + 1] * x[xo + column[p + 1]];
            s2 += value[p + 2] * x[xo + column[p + 2]];
            s3 += value[p + 3] * x[xo + column[p + 3]];
        }
        if (p < end) {
            s0 += value[p] * x[xo + column[p]];
        }
        if (p + 1 < end) {
            s1 += value[p + 1] * x[xo + column[p + 1]];
        }
        if (p + 2 < end) {
            s2 += value[p + 2] * x[xo + column[p + 2]];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void addRow(int row, double s, double[] y, int yo) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            y[yo + column[p]] += s * value[p];
        }
    }

    @Override
    public void scatter(int row, double[] out, int oo, int stride) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            out[oo + column[p] * stride] = value[p];
        }
    }

    @Override
    public void addSquare(int row, double s, double[] h, int columns) {
        for (int p = start[row]; p < start[row + 1]; p++) {
            for (int q = p; q < start[row + 1]; q++) {
                h[column[p] * columns + column[q]] += s * value[p] * value[q];
            }
        }
    }

    @Override
    public double sumOfSquares(int row) {
        double sum = 0;
        for (int p = start[row]; p < start[row + 1]; p++) {
            sum += value[p] * value[p];
        }
        return sum;
    }

    @Override
    public Compressed transposed(int columns) {
        int rows = start.length - 1;
        int[] first = new int[columns + 1];
        for (int c : column) {
            first[c + 1]++;
        }
        for (int c = 0; c < columns; c++) {
            first[c + 1] += first[c];
        }
        int[] next = first.clone();
        int[] row = new int[column.length];
        double[] moved = new double[column.length];
        for (int r = 0; r < rows; r++) {
            for (int p = start[r]; p < start[r + 1]; p++) {
                int q = next[column[p]]++;
                row[q] = r;
                moved[q] = value[p];
            }
        }
        return Compressed.of(first, row, moved, rows);
    }
}
