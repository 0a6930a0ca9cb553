package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Operator;
import java.util.function.BinaryOperator;

/// Arithmetic of tables acts entry by entry; what is no table goes with every entry.
final class TableArithmetic {
    private final Expressions expressions;
    private final Code code;
    private final Entries entries;

    TableArithmetic(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        entries = new Entries(expressions);
    }

    static boolean concerns(Val a, Val b) {
        return isTable(a) || isTable(b);
    }

    static boolean isTable(Val v) {
        return v instanceof Val.Table || v instanceof Val.Rows;
    }

    Val apply(Operator op, Val a, Val b, Span place) {
        return apply((x, y) -> expressions.apply(op, x, y, place), op == Operator.ADD || op == Operator.SUB, a, b, place);
    }

    Val apply(Fn.Two fn, Val a, Val b, Span place) {
        return apply((x, y) -> expressions.arithmetic.two(fn, x, y, place), true, a, b, place);
    }

    /// A function of numbers, of each number.
    Val apply(Fn.One fn, Val table, Span place) {
        return switch (table) {
            case Val.Table t -> new Val.Table(expressions.arithmetic.one(fn, t.rows(), place), t.form(), t.count());
            case Val v -> rows((x, y) -> expressions.arithmetic.one(fn, x, place), v, v, place);
        };
    }

    /// @param free whether it acts on each number of two entries of one form
    private Val apply(BinaryOperator<Val> op, boolean free, Val a, Val b, Span place) {
        Val x = tabled(a, b, place);
        Val y = tabled(b, a, place);
        if (x instanceof Val.Rows || y instanceof Val.Rows) {
            return rows(op, x, y, place);
        }
        if (x instanceof Val.Table s && y instanceof Val.Table t) {
            if (s.form().entries() != t.form().entries()) {
                throw new EvaluationError(Diagnostic.of("E030", place, "tables of " + s.form().entries() + " and " + t.form().entries()
                        + " entries do not go together entry by entry"));
            }
            if (!s.count().equals(t.count()) && (s.count() instanceof Scalar.Load || t.count() instanceof Scalar.Load)) {
                throw Unsupported.at(place, "arithmetic of two lists of which only the run shows how long they are");
            }
            return s.form().equals(t.form()) && free ? new Val.Table(op.apply(s.rows(), t.rows()), s.form(), s.count()) : each(op, s, y, s, place);
        }
        return each(op, x, y, x instanceof Val.Table t ? t : (Val.Table) y, place);
    }

    /// A list that is known before the run is a table beside one.
    private Val tabled(Val v, Val other, Span place) {
        return v instanceof Val.Const list && isTable(other) && Evaluator.items(list.value()) != null ? entries.constant(list, place) : v;
    }

    private Val rows(BinaryOperator<Val> op, Val a, Val b, Span place) {
        int depth = Math.max(depth(a), depth(b));
        Var[] result = new Var[1];
        expressions.serverTables.atEachRow(depth, place, () -> {
            Val v = op.apply(own(a), own(b));
            result[0] = code.temp("rows", Home.NODE, Store.size(v));
            expressions.store.assign(result[0], v, place);
        });
        return new Val.Rows(result[0], depth);
    }

    private static int depth(Val v) {
        return v instanceof Val.Rows r ? r.depth() : 0;
    }

    private Val own(Val v) {
        return v instanceof Val.Rows r ? expressions.serverTables.own(r.rows()) : v;
    }

    private Val each(BinaryOperator<Val> op, Val a, Val b, Val.Table like, Span place) {
        Home home = code.atLeast(Store.join(Store.home(a), Store.home(b)));
        Val left = stored(a, place);
        Val right = stored(b, place);
        Var[] table = new Var[1];
        Val.Form[] form = new Val.Form[1];
        new Loops(expressions).make(new Scalar.Const(like.form().entries()), home != Home.ONE, counter -> {
            Scalar key = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1));
            Val v = op.apply(entry(left, key, counter), entry(right, key, counter));
            Val.Form one = Entries.form(v);
            form[0] = new Val.Form(like.form().entries(), one.row(), Entries.isEntry(one) ? null : one);
            table[0] = code.temp("table", home, form[0].row());
            entries.put(table[0], key, v, form[0], place);
        }, () -> expressions.store.assign(table[0], new Val.Const(fopt.compiler.eval.Value.of(0)), place));
        return new Val.Table(expressions.load(table[0]), form[0], like.count());
    }

    private Val stored(Val v, Span place) {
        return v instanceof Val.Table t ? new Val.Table(expressions.load(expressions.store.variable(t.rows(), Store.home(t), place)), t.form(), t.count())
                : expressions.settled(v, place);
    }

    private Val entry(Val v, Scalar key, Var counter) {
        return v instanceof Val.Table t ? entries.at(Store.loaded(t.rows()), t.form(), key, counter.home()) : v;
    }
}
