package fopt.compiler.lower;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Scalar;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.runtime.function.Size;
import java.util.List;

/// Lowers products, transposes, systems of equations and parts of matrices.
final class MatrixCalls {
    private final Expressions expressions;
    private final FunctionCalls functions;

    MatrixCalls(Expressions expressions, FunctionCalls functions) {
        this.expressions = expressions;
        this.functions = functions;
    }

    /// `a * b`, where both are vectors or matrices.
    Val times(Val a, Val b, Span place) {
        return functions.apply("times", List.of(a, b), List.of(), place);
    }

    /// `a' * b`: nothing is transposed.
    Val transposeTimes(Val a, Val b, Span place) {
        if (Store.size(a).isMatrix()) {
            return functions.apply("transpose_times", List.of(a, b), List.of(), place);
        }
        return Store.isVector(a) && Store.isVector(b) ? times(row(a, place), b, place)
                : expressions.arithmetic.apply(Operator.MUL, transpose(a, place), b, place);
    }

    /// `a \ b`, where a is a matrix.
    Val solve(Val a, Val b, Span place) {
        return functions.apply("solve", List.of(a, b), List.of(), place);
    }

    /// `a'`
    Val transpose(Val a, Span place) {
        if (!Store.isVector(a)) {
            return a;
        }
        return Store.size(a).isMatrix() ? functions.apply("transpose", List.of(a), List.of(), place) : row(a, place);
    }

    /// A vector, as a matrix of one row: the same numbers.
    private Val row(Val a, Span place) {
        return new Val.Vec(expressions.store.element(a, place), Size.matrix(1, Store.length(a)), Store.home(a));
    }

    /// `U, s, V` of `svd(A)`, or the values and vectors of `eig(A)`.
    Val parts(String function, Val a, Span place) {
        Val all = functions.apply(function, List.of(a), List.of(), place);
        Size size = Store.size(a);
        int k = Math.min(size.rows(), size.columns());
        if (function.equals("eig")) {
            return new Val.Tuple(List.of(part(all, 0, Size.of(k), place), part(all, k, Size.matrix(k, k), place)));
        }
        return new Val.Tuple(List.of(part(all, 0, Size.matrix(size.rows(), k), place), part(all, k * size.rows(), Size.of(k), place),
                part(all, k * (size.rows() + 1), Size.matrix(size.columns(), k), place)));
    }

    private Val part(Val all, int from, Size size, Span place) {
        return functions.apply("part", List.of(all),
                List.of(number(from + 1), number(size.rows()), number(size.isMatrix() ? size.columns() : 0)), place);
    }

    /// `matrix(columns)`, of a list or table of vectors.
    Val ofColumns(Val list, Span place) {
        if (list instanceof Val.Const(Value.Graph g) || list instanceof Val.Const(Value.Mixing m)) {
            return functions.numbers(list, place);
        }
        Entries entries = new Entries(expressions);
        Val.Table columns = switch (list) {
            case Val.Table t -> t;
            case Val.Rows gathered -> new FlatTables(expressions).of(gathered, place);
            case Val.Const(Value known) when entries.of(Evaluator.items(known).stream().map(v -> vector(v, place)).toList(), place)
                    instanceof Val.Table t -> t;
            default -> throw Unsupported.at(place, "a matrix of columns that are not vectors of one length");
        };
        Val.Form form = columns.form();
        if (!(columns.count() instanceof Scalar.Const(double n) && n == form.entries())) {
            throw Unsupported.at(place, "a matrix of as many columns as only the run shows");
        }
        Size rows = Size.matrix(form.entries(), form.item().length());
        return rows.length() == 1 ? columns.rows()
                : transpose(new Val.Vec(expressions.store.element(columns.rows(), place), rows, Store.home(columns)), place);
    }

    /// A column that is known before the run: a vector, or a list of numbers.
    private Val vector(Value column, Span place) {
        List<Value> items = Evaluator.items(column);
        if (items == null) {
            return new Val.Const(column);
        }
        return new Val.Const(new Value.Vector(items.stream().mapToDouble(v -> Evaluator.asNumber(v, place)).toArray()));
    }

    private static Val number(int k) {
        return new Val.Const(Value.of(k));
    }
}
