package fopt.runtime.function;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Parts of matrices, and matrices made of simple parts. Rows and columns are numbered from 1.
final class Parts {
    private Parts() {}

    /// `A[i, j]`
    static VectorFunction entry(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.NUMBER, () -> (call, out, at) ->
                out[at] = call.array(0)[call.offset(0) + row(a, call.number(0)) * a.columns() + column(a, call.number(1))]);
    }

    /// `A[i, :]`, as a vector.
    static VectorFunction row(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.of(a.columns()), () -> (call, out, at) ->
                System.arraycopy(call.array(0), call.offset(0) + row(a, call.number(0)) * a.columns(), out, at, a.columns()));
    }

    /// `A[:, j]`
    static VectorFunction column(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.of(a.rows()), () -> (call, out, at) -> {
            int from = call.offset(0) + column(a, call.number(0));
            for (int i = 0; i < a.rows(); i++) {
                out[at + i] = call.array(0)[from + i * a.columns()];
            }
        });
    }

    /// `A[i..k, j..l]`, with bounds i, k, j, l known before the run.
    static VectorFunction block(Given given) {
        Size a = given.vector(0);
        int top = bound(given, 0, a.rows(), "row");
        int bottom = bound(given, 1, a.rows(), "row");
        int left = bound(given, 2, a.columns(), "column");
        int right = bound(given, 3, a.columns(), "column");
        if (bottom < top || right < left) {
            throw new UserError("E605", "this part of " + a + " is empty: a range counts up");
        }
        int rows = bottom - top + 1;
        int columns = right - left + 1;
        return given.gives(Size.matrix(rows, columns), () -> (call, out, at) -> {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(call.array(0), call.offset(0) + (top - 1 + i) * a.columns() + left - 1, out, at + i * columns, columns);
            }
        });
    }

    /// Numbers of a row of several values: from a place on, so many rows and columns (0: a vector).
    static VectorFunction part(Given given) {
        int from = given.count(0) - 1;
        int columns = (int) given.numbers().get(2).orElse(0);
        Size size = columns == 0 ? Size.of(given.count(1)) : Size.matrix(given.count(1), columns);
        return given.gives(size, () -> (call, out, at) ->
                System.arraycopy(call.array(0), call.offset(0) + from, out, at, size.length()));
    }

    private static int bound(Given given, int number, int most, String what) {
        int k = given.count(number);
        if (k > most) {
            throw outside(what, k, given.vector(0), most);
        }
        return k;
    }

    static int row(Size a, double number) {
        return index("row", number, a, a.rows());
    }

    static int column(Size a, double number) {
        return index("column", number, a, a.columns());
    }

    private static int index(String what, double number, Size a, int most) {
        if (!(number >= 1 && number < most + 1.0)) {
            throw outside(what, number, a, most);
        }
        return (int) number - 1;
    }

    private static UserError outside(String what, double number, Size a, int most) {
        String text = number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
        return new UserError("E605", what + " " + text + " of " + a + ": " + what + "s are 1 to " + most);
    }

    /// `diag(v)`: the matrix with this diagonal. `diag(A)`: the diagonal of a matrix.
    static VectorFunction diagonal(Given given) {
        Size a = given.vector(0);
        int n = a.isMatrix() ? Math.min(a.rows(), a.columns()) : a.length();
        int from = a.isMatrix() ? a.columns() + 1 : 1;
        int to = a.isMatrix() ? 1 : n + 1;
        return given.gives(a.isMatrix() ? Size.of(n) : Size.matrix(n, n), () -> (call, out, at) -> {
            Arrays.fill(out, at, at + (a.isMatrix() ? n : n * n), 0.0);
            for (int k = 0; k < n; k++) {
                out[at + k * to] = call.array(0)[call.offset(0) + k * from];
            }
        });
    }

    static VectorFunction trace(Given given) {
        int n = given.square(0);
        return given.gives(Size.NUMBER, () -> (call, out, at) -> {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += call.array(0)[call.offset(0) + k * (n + 1)];
            }
            out[at] = sum;
        });
    }

    /// `eye(n)`
    static VectorFunction identity(Given given) {
        int n = given.count(0);
        return given.gives(Size.matrix(n, n), () -> (call, out, at) -> {
            Arrays.fill(out, at, at + n * n, 0.0);
            for (int k = 0; k < n; k++) {
                out[at + k * (n + 1)] = 1.0;
            }
        });
    }

    /// `zeros(rows, columns)`
    static VectorFunction zeros(Given given) {
        Size size = Size.matrix(given.count(0), given.count(1));
        return given.gives(size, () -> (call, out, at) -> Arrays.fill(out, at, at + size.length(), 0.0));
    }

    /// The Euclidean norm of each row.
    static VectorFunction rowNorms(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.of(a.rows()), () -> (call, out, at) -> {
            for (int i = 0; i < a.rows(); i++) {
                out[at + i] = norm(call.array(0), call.offset(0) + i * a.columns(), 1, a.columns());
            }
        });
    }

    /// The Euclidean norm of each column.
    static VectorFunction columnNorms(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.of(a.columns()), () -> (call, out, at) -> {
            for (int j = 0; j < a.columns(); j++) {
                out[at + j] = norm(call.array(0), call.offset(0) + j, a.columns(), a.rows());
            }
        });
    }

    private static double norm(double[] a, int from, int step, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double v = a[from + k * step];
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
