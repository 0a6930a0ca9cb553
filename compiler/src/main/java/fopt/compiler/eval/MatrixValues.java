package fopt.compiler.eval;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.List;

/// What scripts can do with matrices: parts, and arithmetic entry by entry.
final class MatrixValues {
    private final Evaluator evaluator;

    MatrixValues(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /// `A[i, j]`, `A[i, :]`, `A[:, j]`, `A[1..3, :]`
    Value part(Value.Matrix a, Expr.Index x) {
        if (x.indices().size() != 2) {
            throw new NotConstant();
        }
        int[] rows = places(x.indices().get(0), a.rows());
        int[] columns = places(x.indices().get(1), a.columns());
        double[] out = new double[rows.length * columns.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = a.entries()[rows[k / columns.length] * a.columns() + columns[k % columns.length]];
        }
        return rows.length == 1 && columns.length > 1 ? new Value.Vector(out) : Value.Matrix.of(rows.length, columns.length, out);
    }

    /// Positions from 0.
    private int[] places(Expr index, int size) {
        if (index instanceof Expr.All) {
            return java.util.stream.IntStream.range(0, size).toArray();
        }
        Value v = evaluator.eval(index);
        List<Value> items = Evaluator.items(v);
        int[] places = (items == null ? List.of(v) : items).stream().mapToInt(k -> (int) Evaluator.asNumber(k, index.span()) - 1).toArray();
        for (int k : places) {
            if (k < 0 || k >= size) {
                throw Evaluator.error("E314", index.span(), "index " + (k + 1) + " is outside 1.." + size);
            }
        }
        return places;
    }

    /// An operation entry by entry. @throws NotConstant for products of linear algebra, which algorithms compute
    static Value apply(Operator op, Value a, Value b, Span place) {
        Value.Matrix size = a instanceof Value.Matrix m ? m : (Value.Matrix) b;
        if (a instanceof Value.Matrix m && b instanceof Value.Matrix n && (m.rows() != n.rows() || m.columns() != n.columns())) {
            throw Evaluator.error("E030", place, "a " + m.rows() + "×" + m.columns() + " and a " + n.rows() + "×" + n.columns() + " matrix cannot be combined");
        }
        boolean product = op == Operator.MUL && !(a instanceof Value.Num) && !(b instanceof Value.Num);
        if (product || op == Operator.SOLVE || op == Operator.POW || a instanceof Value.Vector || b instanceof Value.Vector) {
            throw new NotConstant();
        }
        double[] out = new double[size.entries().length];
        for (int k = 0; k < out.length; k++) {
            out[k] = Evaluator.asNumber(Evaluator.apply(op, entry(a, k), entry(b, k), place), place);
        }
        return new Value.Matrix(size.rows(), size.columns(), out);
    }

    private static Value entry(Value v, int k) {
        return v instanceof Value.Matrix m ? Value.of(m.entries()[k]) : v;
    }
}
