package fopt.runtime.problem;

/// A sparse matrix in compressed rows.
///
/// Where all stored numbers are 1 (binary features) they are dropped, and where positions fit 16 bits they are kept so: both halve the
/// memory that a product reads. Each row's sum runs in four accumulators, term t in accumulator t mod 4, added as `(0 + 1) + (2 + 3)`.
sealed interface Compressed permits ValuedRows, OnesRows {
    /// `out[oo + k] = ⟨row, x⟩` for the rows from + k.
    void times(int from, int to, double[] x, int xo, double[] out, int oo);

    /// `y[r] += ⟨row r, x⟩` for all rows.
    void addTimes(double[] x, int xo, double[] y, int yo);

    double dot(int row, double[] x, int xo);

    /// `y += s · row`.
    void addRow(int row, double s, double[] y, int yo);

    /// `out[oo + c · stride] = row_c` for what is stored. @param out *Modified*
    void scatter(int row, double[] out, int oo, int stride);

    /// `h += s · rowᵀ row`, the upper triangle. @param h *Modified*: columns × columns numbers
    void addSquare(int row, double s, double[] h, int columns);

    double sumOfSquares(int row);

    /// The transpose. @param columns of this matrix
    Compressed transposed(int columns);

    static Compressed of(int[] start, int[] column, double[] value, int columns) {
        for (double v : value) {
            if (v != 1) {
                return new ValuedRows(start, column, value);
            }
        }
        return columns <= Character.MAX_VALUE + 1 ? new OnesRows(start, narrow(column)) : new ValuedRows(start, column, value);
    }

    private static char[] narrow(int[] column) {
        char[] narrow = new char[column.length];
        for (int p = 0; p < narrow.length; p++) {
            narrow[p] = (char) column[p];
        }
        return narrow;
    }

    /// The given rows of the data, in this order.
    static Compressed select(DataSet data, int[] rows) {
        int[] start = new int[rows.length + 1];
        for (int r = 0; r < rows.length; r++) {
            start[r + 1] = start[r] + data.rowStart()[rows[r] + 1] - data.rowStart()[rows[r]];
        }
        int[] column = new int[start[rows.length]];
        double[] value = new double[column.length];
        for (int r = 0; r < rows.length; r++) {
            int from = data.rowStart()[rows[r]];
            System.arraycopy(data.column(), from, column, start[r], start[r + 1] - start[r]);
            System.arraycopy(data.values(), from, value, start[r], start[r + 1] - start[r]);
        }
        return of(start, column, value, data.columns());
    }
}
