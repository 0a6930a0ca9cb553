package fopt.compiler.eval;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Operator;

/// Arithmetic of scripts with matrices: entry by entry.
final class MatrixValues {
    private MatrixValues() {}

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
