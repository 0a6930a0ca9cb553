package fopt.runtime.function;

/// How many numbers a value has, and how they are arranged. Matrices lie row by row. What has one column is a vector, what has one entry a number.
///
/// @param rows entries of a vector; 1 for a number
/// @param columns 1 for vectors and numbers
public record Size(Kind kind, int rows, int columns) {
    public enum Kind { NUMBER, VECTOR, MATRIX }

    public static final Size NUMBER = new Size(Kind.NUMBER, 1, 1);

    public static Size vector(int length) {
        return new Size(Kind.VECTOR, length, 1);
    }

    /// A vector; one of length 1 is a number.
    public static Size of(int length) {
        return length == 1 ? NUMBER : vector(length);
    }

    /// A matrix; one of a single column is a vector.
    public static Size matrix(int rows, int columns) {
        return columns == 1 ? of(rows) : new Size(Kind.MATRIX, rows, columns);
    }

    /// How many numbers.
    public int length() {
        return Math.multiplyExact(rows, columns);
    }

    public boolean isMatrix() {
        return kind == Kind.MATRIX;
    }

    /// "a vector of 5 numbers", "a 3×4 matrix".
    @Override
    public String toString() {
        return switch (kind) {
            case NUMBER -> "a number";
            case VECTOR -> "a vector of " + rows + " numbers";
            case MATRIX -> "a " + rows + "×" + columns + " matrix";
        };
    }
}
