package fopt.runtime.hook;

/// A value on its way into a hook or out of it: `rows`·`columns` numbers of `data` from `offset` on, row-major. A vector has one column, a scalar one number.
///
/// The engine keeps one value for each argument and moves it along its rows of state, so that a call allocates nothing here; a hook must not keep it.
public final class HookValue {
    private final HookKind kind;
    private double[] data;
    private int offset;
    private int rows;
    private int columns;

    private HookValue(HookKind kind, double[] data, int offset, int rows, int columns) {
        this.kind = kind;
        move(data, offset, rows, columns);
    }

    /// A view of numbers that are elsewhere.
    public static HookValue over(HookKind kind, double[] data, int offset, int rows, int columns) {
        return new HookValue(kind, data, offset, rows, columns);
    }

    /// What a function gives that gives nothing.
    public static HookValue nothing() {
        return new HookValue(HookKind.NOTHING, new double[0], 0, 0, 0);
    }

    /// A real number.
    public static HookValue of(double value) {
        return new HookValue(HookKind.REAL, new double[] {value}, 0, 1, 1);
    }

    /// Lets it view other numbers.
    public void move(double[] newData, int newOffset, int newRows, int newColumns) {
        data = newData;
        offset = newOffset;
        rows = newRows;
        columns = newColumns;
    }

    public HookKind kind() {
        return kind;
    }

    public double[] data() {
        return data;
    }

    public int offset() {
        return offset;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// How many numbers it is.
    public int length() {
        return rows * columns;
    }

    public double get(int index) {
        return data[offset + index];
    }

    public void set(int index, double value) {
        data[offset + index] = value;
    }
}
