package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.LinearAlgebra;
import fopt.compiler.types.Shape.Dim;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Parts of matrices: `A[i, j]`, `A[i, :]`, `A[:, j]`, `A[1..3, :]`.
final class MatrixRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;

    MatrixRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    /// Whether a part is one of a matrix: two indices, or `:`.
    static boolean isPart(Expr.Index x) {
        return x.indices().size() == 2 || x.indices().stream().anyMatch(i -> i instanceof Expr.All);
    }

    Typed index(Expr.Index x, Typed base, Site at) {
        List<Expr> parts = new ArrayList<>(List.of(x.base()));
        List<Typed> typed = new ArrayList<>(List.of(base));
        for (Expr i : x.indices()) {
            if (!(i instanceof Expr.All)) {
                parts.add(i);
                typed.add(expressions.check(i, at));
            }
        }
        if (typed.stream().anyMatch(t -> t.type() instanceof Type.Any)) {
            return Analysis.UNTYPED;
        }
        for (int k = 1; k < parts.size(); k++) {
            if (!Kinds.isNumber(typed.get(k).type()) && !(typed.get(k).type() instanceof Type.IndexSet)) {
                return analysis.fail(ShapeErrors.expected(parts.get(k).span(), "a number, a range or `:` as an index", typed.get(k).type()));
            }
        }
        return switch (base.type()) {
            case Type.Real(Shape.Matrix m, boolean integer) when x.indices().size() == 2 ->
                expressions.placing().combine(x, new Type.Real(shape(x, m), integer), parts, typed);
            case Type.Real(Shape.Zero z, boolean integer) -> expressions.placing().combine(x, parts.size() == 3 ? Type.SCALAR : Type.ZERO, parts, typed);
            default -> analysis.fail(ShapeErrors.part(x, base.type()));
        };
    }

    private Shape shape(Expr.Index x, Shape.Matrix m) {
        Expr row = x.indices().get(0);
        Expr column = x.indices().get(1);
        if (isOne(row) && isOne(column)) {
            return Shape.SCALAR;
        }
        if (isOne(row)) {
            return new Shape.Vector(dimension(column, m.columns()));
        }
        return isOne(column) ? new Shape.Vector(dimension(row, m.rows())) : LinearAlgebra.of(dimension(row, m.rows()), dimension(column, m.columns()));
    }

    private boolean isOne(Expr index) {
        return !(index instanceof Expr.All) && Kinds.isNumber(analysis.typing.of(index).type());
    }

    /// How many rows or columns an index takes. @param all how many there are
    private static Dim dimension(Expr index, Dim all) {
        if (index instanceof Expr.All) {
            return all;
        }
        if (index instanceof Expr.Binary b && b.operator() == Operator.RANGE) {
            OptionalDouble from = Literals.value(b.left());
            OptionalDouble to = Literals.value(b.right());
            if (from.isPresent() && to.isPresent() && to.getAsDouble() >= from.getAsDouble()) {
                return new Dim.Known((int) (to.getAsDouble() - from.getAsDouble()) + 1);
            }
        }
        return new Dim.Unknown();
    }
}
