package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.runtime.function.Size;
import java.util.List;

/// Parts of matrices, read and replaced: `A[i, j]`, `A[i, :]`, `A[:, j]`, `A[i..k, j..l]`.
final class MatrixParts {
    private final Expressions expressions;
    private final FunctionCalls functions;

    MatrixParts(Expressions expressions) {
        this.expressions = expressions;
        functions = expressions.functions;
    }

    /// Which rows and columns: each a number, or a range that is known before the run.
    record Place(Val row, Val column, Size of) {
        private boolean isEntry() {
            return isOne(row) && isOne(column);
        }

        private boolean isRow() {
            return isOne(row) && !isOne(column) && count(column) == of.columns();
        }

        private boolean isColumn() {
            return isOne(column) && !isOne(row) && count(row) == of.rows();
        }
    }

    Place place(Val a, Expr.Index x) {
        Size size = Store.size(a);
        if (size.equals(Size.NUMBER)) {
            throw new EvaluationError(Diagnostic.of("E030", x.span(), "rows and columns of what is a number so far")
                    .help("give it a shape first: `zeros(rows, columns)`"));
        }
        Expr row = x.indices().get(0);
        Expr column = x.indices().get(1);
        Val i = row instanceof Expr.All ? range(1, size.rows()) : expressions.lower(row);
        Val j = column instanceof Expr.All ? range(1, size.columns()) : expressions.lower(column);
        if (i instanceof Val.Span || j instanceof Val.Span) {
            throw Unsupported.at(x.span(), "rows or columns in a range that is not known before the run");
        }
        return new Place(i, j, size);
    }

    /// The numbers there.
    Val at(Val a, Place p, Span place) {
        if (p.isEntry()) {
            return functions.apply("entry", List.of(a), List.of(p.row, p.column), place);
        }
        if (p.isRow()) {
            return functions.apply("row", List.of(a), List.of(p.row), place);
        }
        if (p.isColumn()) {
            return functions.apply("column", List.of(a), List.of(p.column), place);
        }
        Val block = functions.apply("block", List.of(a), List.of(first(p.row), last(p.row), first(p.column), last(p.column)), place);
        return isOne(p.row) || isOne(p.column) ? column(block, place) : block;
    }

    /// The matrix with other numbers there. @param v of the shape of the part, or one number for all of it
    Val replaced(Val a, Place p, Val v, Span place) {
        if (p.isEntry()) {
            return functions.apply("with_entry", List.of(a), List.of(p.row, p.column, v), place);
        }
        int rows = count(p.row);
        int columns = count(p.column);
        if (Store.length(v) > 1 && (Store.length(v) != rows * columns || Store.size(v).isMatrix() && Store.size(v).rows() != rows)) {
            throw new EvaluationError(Diagnostic.of("E030", place, "a part of " + rows + "×" + columns + " numbers is assigned " + Store.size(v)));
        }
        Val numbers = rows * columns == Store.length(v) ? v
                : expressions.load(expressions.store.variable(v, Store.home(v), rows * columns, place));
        return functions.apply("with_block", List.of(a, numbers), List.of(first(p.row), first(p.column), number(rows), number(columns)), place);
    }

    /// The same numbers as a vector.
    private Val column(Val a, Span place) {
        return Store.isVector(a) ? new Val.Vec(expressions.store.element(a, place), Store.length(a), Store.home(a)) : a;
    }

    private static boolean isOne(Val index) {
        return !(index instanceof Val.Const(Value.Range r));
    }

    private static int count(Val index) {
        return index instanceof Val.Const(Value.Range r) ? r.to() - r.from() + 1 : 1;
    }

    private static Val first(Val index) {
        return index instanceof Val.Const(Value.Range r) ? number(r.from()) : index;
    }

    private static Val last(Val index) {
        return index instanceof Val.Const(Value.Range r) ? number(r.to()) : index;
    }

    private static Val range(int from, int to) {
        return new Val.Const(new Value.Range(from, to));
    }

    private static Val number(int k) {
        return new Val.Const(Value.of(k));
    }
}
