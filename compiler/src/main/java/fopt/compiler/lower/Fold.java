package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Operator;

/// A reduction in the making: `sum`, `mean`, `max`, `min`, `count`, `argmin`, `argmax` of one value after the other, in the order of the turns.
///
/// Where `argmin` and `argmax` have nothing to choose from, or only infinite values and what is no number, the key is no number either.
///
/// Its variables are known after the code of the first [#add]; [#start] is made for the place before the loop.
final class Fold {
    private final String id;
    private final Expressions expressions;
    private final Code code;
    private final Home home;
    private final Span place;
    private Var total;
    private Val.Form form;
    private Var count;
    private Var key;

    Fold(String id, Expressions expressions, Home home, Span place) {
        this.id = id;
        this.expressions = expressions;
        code = expressions.code;
        this.home = home;
        this.place = place;
    }

    /// The code of one turn. @param item what is reduced @param at what the variable of the loop stands for
    void add(Val item, Val at) {
        switch (id) {
            case "sum", "mean" -> accumulate(item);
            case "max", "min" -> extreme(item);
            case "count" -> raise(expressions.store.scalar(item, place));
            default -> best(item, at);
        }
    }

    private void accumulate(Val item) {
        grow(item);
        assign(expressions.arithmetic.apply(Operator.ADD, expressions.load(total), numbers(item), place));
        if (id.equals("mean")) {
            raise(new Scalar.Const(1));
        }
    }

    private void extreme(Val item) {
        grow(item);
        assign(expressions.arithmetic.two(id.equals("max") ? Fn.Two.MAX : Fn.Two.MIN, expressions.load(total), numbers(item), place));
    }

    private void raise(Scalar by) {
        count = count != null ? count : code.temp("count", home, 1);
        code.op(count.home(), new Op.Set(count, new Scalar.Two(Fn.Two.ADD, new Scalar.Load(count), by)));
    }

    private void best(Val item, Val at) {
        grow(item);
        key = code.temp("best", home, Math.max(1, Store.length(at)));
        Var now = code.temp("now", home, 1);
        expressions.store.assign(now, item, place);
        Scalar better = new Scalar.Two(id.equals("argmax") ? Fn.Two.GT : Fn.Two.LT, new Scalar.Load(now), new Scalar.Load(total));
        Var found = code.temp("found", home, 1);
        code.op(found.home(), new Op.Set(found, better));
        Val take = new Val.Num(new Scalar.Load(found), found.home());
        expressions.store.assign(key, expressions.arithmetic.choose(take, at, expressions.load(key), place), place);
        assign(expressions.arithmetic.choose(take, expressions.load(now), expressions.load(total), place));
    }

    private void grow(Val item) {
        form = Entries.form(item);
        if (form == null) {
            throw Unsupported.at(place, "`" + id + "` of this");
        }
        total = total != null ? total : isSum() ? code.exact(id, code.atLeast(home), form.row(), true) : code.temp(id, home, form.row());
    }

    private static Val numbers(Val item) {
        return item instanceof Val.Table t ? t.rows() : item;
    }

    private void assign(Val v) {
        expressions.store.assign(total, v, place);
    }

    /// What stands before the loop.
    void start() {
        set(total, switch (id) {
            case "max", "argmax" -> Double.NEGATIVE_INFINITY;
            case "min", "argmin" -> Double.POSITIVE_INFINITY;
            default -> 0;
        });
        set(count, 0);
        set(key, Double.NaN);
    }

    private void set(Var v, double value) {
        if (v != null) {
            expressions.store.assign(v, new Val.Const(Value.of(value)), place);
        }
    }

    /// What stands behind the loop.
    Val result() {
        return switch (id) {
            case "mean" -> table(expressions.arithmetic.two(Fn.Two.DIV, expressions.load(total), expressions.load(count), place));
            case "count" -> expressions.load(count);
            case "argmin", "argmax" -> expressions.load(key);
            case "sum" -> table(expressions.load(rounded()));
            default -> table(expressions.load(total));
        };
    }

    /// Sums are accumulated in doubles.
    private boolean isSum() {
        return id.equals("sum") || id.equals("mean");
    }

    private Var rounded() {
        if (!code.rounds()) {
            return total;
        }
        Var sum = code.temp(id, home, form.row());
        expressions.store.assign(sum, expressions.load(total), place);
        return sum;
    }

    private Val table(Val v) {
        return Entries.isEntry(form) ? v : new Val.Table(v, form, new Scalar.Const(form.entries()));
    }
}
