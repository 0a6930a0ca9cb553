package fopt.compiler.diff;

import fopt.runtime.function.Size;

/// The size of a value: a number is 1 × 1, a vector n × 1.
///
/// @param perSample whether each sample has its own; then it is a number or a vector
record Extent(int rows, int columns, boolean perSample) {
    static final Extent NUMBER = new Extent(1, 1, false);

    static Extent vector(int n) {
        return new Extent(n, 1, false);
    }

    static Extent matrix(int rows, int columns) {
        return new Extent(rows, columns, false);
    }

    boolean isNumber() {
        return rows == 1 && columns == 1;
    }

    boolean isVector() {
        return columns == 1;
    }

    int size() {
        return Math.multiplyExact(rows, columns);
    }

    Size asSize() {
        return Size.matrix(rows, columns);
    }

    Extent sampled(boolean each) {
        return new Extent(rows, columns, each);
    }

    boolean sameSize(Extent other) {
        return rows == other.rows && columns == other.columns;
    }

    /// For messages.
    String show() {
        return isNumber() ? "a number" : isVector() ? "a vector of " + rows + " entries" : "a matrix of " + rows + " × " + columns;
    }
}
