package fopt.compiler.eval;

import fopt.compiler.syntax.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Entries and parts of values in scripts; positions count from 1.
final class PartValues {
    private final Evaluator evaluator;

    PartValues(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /// @throws NotConstant if the value has no parts
    Value of(Value base, Expr.Index x) {
        if (base instanceof Value.Matrix m) {
            return ofMatrix(m, x);
        }
        if (base instanceof Value.Record r && x.indices().size() == 1 && x.indices().getFirst() instanceof Expr.Text name) {
            return r.field(name.value(), name.span());
        }
        if (x.indices().size() != 1) {
            throw new NotConstant();
        }
        Expr index = x.indices().getFirst();
        if (base instanceof Value.Vector v) {
            double[] part = Arrays.stream(places(index, v.entries().length)).mapToDouble(k -> v.entries()[k]).toArray();
            return isOne(index) ? Value.of(part[0]) : new Value.Vector(part);
        }
        List<Value> items = Evaluator.items(base);
        if (items == null) {
            throw new NotConstant();
        }
        List<Value> part = Arrays.stream(places(index, items.size())).mapToObj(items::get).toList();
        return isOne(index) ? part.getFirst() : new Value.ListOf(part);
    }

    /// `A[i, j]`, `A[i, :]`, `A[:, j]`, `A[1..3, :]`
    private Value ofMatrix(Value.Matrix a, Expr.Index x) {
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

    /// Whether an index names one place, and not a list of places.
    private boolean isOne(Expr index) {
        return !(index instanceof Expr.All) && Evaluator.elements(evaluator.eval(index)) == null;
    }

    /// Positions from 0.
    private int[] places(Expr index, int size) {
        if (index instanceof Expr.All) {
            return IntStream.range(0, size).toArray();
        }
        Value v = evaluator.eval(index);
        List<Value> items = Evaluator.elements(v);
        return (items == null ? List.of(v) : items).stream().mapToInt(k -> place(Evaluator.asNumber(k, index.span()), size, index)).toArray();
    }

    private static int place(double k, int size, Expr index) {
        if (!(k >= 1 && k <= size)) {
            throw Evaluator.error("E314", index.span(), "index " + Value.of(k).show() + " is outside 1.." + size);
        }
        if (k != Math.rint(k)) {
            throw Evaluator.error("E314", index.span(), "an index is a whole number, found " + Value.of(k).show());
        }
        return (int) k - 1;
    }
}
