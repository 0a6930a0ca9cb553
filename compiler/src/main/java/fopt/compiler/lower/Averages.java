package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.ir.Var.Kind;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/// `average(e, weight = w)` in an output: the weighted mean of e over the ends of rounds 1, 2, … so far (e itself before the first).
///
/// Kept as state that the program does not see, by `W += w; a += w/W (e − a)`.
final class Averages {
    private final Expressions expressions;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Expr value, Expr weight, Var average, Var total) {}

    Averages(Expressions expressions) {
        this.expressions = expressions;
    }

    Val lower(Expr.Call c) {
        Expr value = expressions.required(c, "v");
        Expr weight = expressions.argument(c, "weight").orElse(null);
        Val[] shape = new Val[1];
        expressions.code.steps(() -> shape[0] = expressions.lower(value));
        Home home = Store.home(shape[0]);
        Var average = expressions.code.var("average", home, Kind.NUMBERS, Store.size(shape[0]), false);
        Var total = expressions.code.var("weights", home, Kind.NUMBERS, 1, false);
        entries.add(new Entry(value, weight, average, total));
        return expressions.load(average);
    }

    /// Code for the end of initialisation.
    void start() {
        for (Entry e : entries) {
            expressions.store.assign(e.average(), expressions.lower(e.value()), e.value().span());
        }
    }

    /// Code for the end of each round.
    void update() {
        for (Entry e : entries) {
            Val weight = e.weight() == null ? new Val.Const(Value.of(1)) : expressions.lower(e.weight());
            Scalar w = expressions.store.scalar(weight, e.value().span());
            Scalar total = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(e.total()), w);
            expressions.store.assign(e.total(), new Val.Num(total, e.total().home()), e.value().span());
            Scalar share = new Scalar.Two(Fn.Two.DIV, w, new Scalar.Load(e.total()));
            Val before = expressions.load(e.average());
            Val change = expressions.arithmetic.apply(fopt.compiler.syntax.Operator.SUB, expressions.lower(e.value()), before, e.value().span());
            expressions.store.assign(e.average(), sum(e, before, change, share), e.value().span());
        }
    }

    private Val sum(Entry e, Val before, Val change, Scalar share) {
        Home home = e.average().home();
        if (e.average().isScalar()) {
            Scalar step = new Scalar.Two(Fn.Two.MUL, share, expressions.store.scalar(change, e.value().span()));
            return new Val.Num(new Scalar.Two(Fn.Two.ADD, expressions.store.scalar(before, e.value().span()), step), home);
        }
        Element step = new Element.Two(Fn.Two.MUL, new Element.Broadcast(share), expressions.store.element(change, e.value().span()));
        return new Val.Vec(new Element.Two(Fn.Two.ADD, expressions.store.element(before, e.value().span()), step), expressions.code.size(e.average()), home);
    }
}
