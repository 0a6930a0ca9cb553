package fopt.runtime.problem;

/// Rows of features with a label each: dense (row-major) or sparse (compressed rows, 0-based columns ascending in each row). Immutable; the
/// arrays are shared, not copied, and must not be written to.
public final class DataSet {
    private final String name;
    private final int rows;
    private final int columns;
    private final double[] labels;
    private final double[] values;
    private final int[] rowStart;
    private final int[] column;

    private DataSet(String name, int rows, int columns, double[] labels, double[] values, int[] rowStart, int[] column) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.labels = labels;
        this.values = values;
        this.rowStart = rowStart;
        this.column = column;
    }

    /// @param values rows × columns numbers, row by row
    public static DataSet dense(String name, int rows, int columns, double[] labels, double[] values) {
        return new DataSet(name, rows, columns, labels, values, null, null);
    }

    /// @param rowStart rows + 1 positions in `column` and `values`
    public static DataSet sparse(String name, int columns, double[] labels, int[] rowStart, int[] column, double[] values) {
        return new DataSet(name, labels.length, columns, labels, values, rowStart, column);
    }

    /// The file's name, for people.
    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// What its numbers need.
    public long bytes() {
        long places = isSparse() ? (long) Integer.BYTES * (rowStart.length + column.length) : 0;
        return places + (long) Double.BYTES * (labels.length + values.length);
    }

    public boolean isSparse() {
        return rowStart != null;
    }

    /// As in the file.
    public double[] labels() {
        return labels;
    }

    /// Dense: row-major entries; sparse: the stored entries.
    public double[] values() {
        return values;
    }

    /// Sparse only.
    public int[] rowStart() {
        return rowStart;
    }

    /// Sparse only.
    public int[] column() {
        return column;
    }
}
