package fopt.runtime.function;

/// Values of which a part is replaced, and values put together from parts. Rows and columns are numbered from 1.
final class Replaced {
    private Replaced() {}

    /// `x`, with the numbers from a place on replaced by those of `v`.
    static VectorFunction part(Given given) {
        Size x = given.vector(0);
        int count = given.vector(1).length();
        int from = given.count(0) - 1;
        if (from + count > x.length()) {
            throw given.misfit(given.vector(1) + " does not fit into " + x + " from entry " + (from + 1) + " on");
        }
        return given.gives(x, () -> (call, out, at) -> {
            copy(call, 0, x, out, at);
            System.arraycopy(call.array(1), call.offset(1), out, at + from, count);
        });
    }

    /// `A`, with `V` in place of its rows i … i + rows − 1 and columns j … j + columns − 1: the numbers i, j, rows, columns. V lies row by row.
    static VectorFunction block(Given given) {
        Size a = given.vector(0);
        int rows = given.count(2);
        int columns = given.count(3);
        if (rows * columns != given.vector(1).length() || rows > a.rows() || columns > a.columns()) {
            throw given.misfit(given.vector(1) + " is put into " + rows + "×" + columns + " entries of " + a);
        }
        return given.gives(a, () -> (call, out, at) -> {
            copy(call, 0, a, out, at);
            int top = Parts.row(a, call.number(0));
            int left = Parts.column(a, call.number(1));
            Parts.row(a, call.number(0) + rows - 1);
            Parts.column(a, call.number(1) + columns - 1);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(call.array(1), call.offset(1) + i * columns, out, at + (top + i) * a.columns() + left, columns);
            }
        });
    }

    /// `A`, with the number s at row i and column j: the numbers i, j, s.
    static VectorFunction entry(Given given) {
        Size a = given.vector(0);
        return given.gives(a, () -> (call, out, at) -> {
            copy(call, 0, a, out, at);
            out[at + Parts.row(a, call.number(0)) * a.columns() + Parts.column(a, call.number(1))] = call.number(2);
        });
    }

    /// All arguments one behind the other, as one vector.
    static VectorFunction stack(Given given) {
        int[] lengths = given.vectors().stream().mapToInt(Size::length).toArray();
        return given.gives(Size.of(java.util.stream.IntStream.of(lengths).sum()), () -> (call, out, at) -> {
            int to = at;
            for (int k = 0; k < lengths.length; k++) {
                System.arraycopy(call.array(k), call.offset(k), out, to, lengths[k]);
                to += lengths[k];
            }
        });
    }

    private static void copy(Call call, int argument, Size size, double[] out, int at) {
        System.arraycopy(call.array(argument), call.offset(argument), out, at, size.length());
    }
}
