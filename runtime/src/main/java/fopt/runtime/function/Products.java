package fopt.runtime.function;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// Products of matrices and vectors, and transposes. Each entry is summed in the order of the inner index, or as [Kernels#dot] does.
final class Products {
    private Products() {}

    /// `A * B`; a vector on the right is a column, and so is the result.
    static VectorFunction times(Given given) {
        Size a = given.vector(0);
        Size b = given.vector(1);
        if (a.columns() != b.rows()) {
            throw given.misfit("the product of " + a + " and " + b + " has no meaning: " + a.columns() + " columns on the left, " + b.rows()
                    + " rows on the right");
        }
        return given.gives(product(a.rows(), b),
                () -> (call, out, at) -> times(a.rows(), a.columns(), b.columns(), call.array(0), call.offset(0), call.array(1), call.offset(1), out, at));
    }

    /// `A' * B`
    static VectorFunction transposeTimes(Given given) {
        Size a = given.vector(0);
        Size b = given.vector(1);
        if (a.rows() != b.rows()) {
            throw given.misfit("the product of the transpose of " + a + " and " + b + " has no meaning: " + a.rows() + " columns on the left, "
                    + b.rows() + " rows on the right");
        }
        return given.gives(product(a.columns(), b), () -> (call, out, at) ->
                transposeTimes(a.rows(), a.columns(), b.columns(), call.array(0), call.offset(0), call.array(1), call.offset(1), out, at));
    }

    private static Size product(int rows, Size right) {
        return rows == 1 && right.columns() == 1 ? Size.NUMBER : right.isMatrix() ? Size.matrix(rows, right.columns()) : Size.vector(rows);
    }

    /// `A'`; that of a vector is a row.
    static VectorFunction transpose(Given given) {
        Size a = given.vector(0);
        return given.gives(Size.matrix(a.columns(), a.rows()), () -> (call, out, at) ->
                transpose(a.rows(), a.columns(), call.array(0), call.offset(0), out, at));
    }

    // ---- on arrays: matrices row by row

    /// `out = A B`. @param out *Modified*
    static void times(int rows, int inner, int columns, double[] a, int ao, double[] b, int bo, double[] out, int oo) {
        for (int i = 0; i < rows; i++) {
            if (columns == 1) {
                out[oo + i] = Kernels.dot(a, ao + i * inner, b, bo, inner);
            } else {
                combine(inner, columns, a, ao + i * inner, 1, b, bo, out, oo + i * columns);
            }
        }
    }

    /// `out = Aᵀ B`, where A has `inner` rows and `rows` columns. @param out *Modified*
    static void transposeTimes(int inner, int rows, int columns, double[] a, int ao, double[] b, int bo, double[] out, int oo) {
        if (columns == 1) {
            combine(inner, rows, b, bo, 1, a, ao, out, oo);
            return;
        }
        for (int i = 0; i < rows; i++) {
            combine(inner, columns, a, ao + i, rows, b, bo, out, oo + i * columns);
        }
    }

    /// `out = Σ_k weight_k row_k`, with weights at a distance `step` from each other. @param out *Modified*
    private static void combine(int count, int length, double[] weight, int wo, int step, double[] row, int ro, double[] out, int oo) {
        Arrays.fill(out, oo, oo + length, 0.0);
        for (int k = 0; k < count; k++) {
            Kernels.axpy(weight[wo + k * step], row, ro + k * length, out, oo, length);
        }
    }

    static void transpose(int rows, int columns, double[] a, int ao, double[] out, int oo) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[oo + j * rows + i] = a[ao + i * columns + j];
            }
        }
    }
}
