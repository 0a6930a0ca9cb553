package fopt.compiler.types;

import fopt.compiler.types.Shape.Dim;
import java.util.Optional;

/// Shapes of products, transposes and solutions. A vector is a matrix of one column; its transpose has one row. Dimensions that are not known before the
/// run fit everything; they are compared when it begins.
public final class LinearAlgebra {
    private static final Dim ONE = new Dim.Known(1);

    private LinearAlgebra() {}

    /// Of `a * b`, neither a number; empty if the inner dimensions are known to differ.
    public static Optional<Shape> product(Shape a, Shape b) {
        Shape.Matrix left = matrix(a);
        Shape.Matrix right = matrix(b);
        if (left == null || right == null || differ(left.columns(), right.rows())) {
            return Optional.empty();
        }
        return Optional.of(b instanceof Shape.Vector ? column(left.rows()) : of(left.rows(), right.columns()));
    }

    /// Of `a \ b`, where a is a matrix; empty if the rows are known to differ.
    public static Optional<Shape> solution(Shape.Matrix a, Shape b) {
        Shape.Matrix right = matrix(b);
        if (right == null || differ(a.rows(), right.rows())) {
            return Optional.empty();
        }
        return Optional.of(b instanceof Shape.Vector ? column(a.columns()) : of(a.columns(), right.columns()));
    }

    /// Of `a'`.
    public static Shape transpose(Shape a) {
        return switch (a) {
            case Shape.Vector(Dim length) -> of(ONE, length);
            case Shape.Matrix(Dim rows, Dim columns) -> of(columns, rows);
            case Shape.Scalar s -> s;
            case Shape.Zero z -> z;
        };
    }

    /// A matrix; one of a single column is a vector, one of a single entry a number.
    public static Shape of(Dim rows, Dim columns) {
        return columns.equals(ONE) ? column(rows) : new Shape.Matrix(rows, columns);
    }

    private static Shape column(Dim length) {
        return length.equals(ONE) ? Shape.SCALAR : new Shape.Vector(length);
    }

    private static Shape.Matrix matrix(Shape s) {
        return switch (s) {
            case Shape.Vector(Dim length) -> new Shape.Matrix(length, ONE);
            case Shape.Matrix m -> m;
            case Shape.Scalar n -> null;
            case Shape.Zero z -> null;
        };
    }

    private static boolean differ(Dim a, Dim b) {
        return a instanceof Dim.Known x && b instanceof Dim.Known y && x.value() != y.value()
                || a.equals(ONE) && b instanceof Dim.Symbol || b.equals(ONE) && a instanceof Dim.Symbol;
    }
}
