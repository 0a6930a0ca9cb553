package fopt.compiler.lower;

import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.lower.Val.Mes.Term;
import fopt.compiler.syntax.Expr;
import java.util.List;

/// Conditional values. Only the chosen branch may compute, draw or communicate: branches that do more than combine what is there
/// become control flow.
final class Conditionals {
    private final Expressions expressions;
    private final Code code;
    private final Store store;

    Conditionals(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
        store = expressions.store;
    }

    Val lower(Expr.Conditional c) {
        Val condition = expressions.lower(c.condition());
        if (condition instanceof Val.Const k && k.value() instanceof fopt.compiler.eval.Value.Bool b) {
            return b.value() ? expressions.lower(c.then()) : otherwise(c);
        }
        Var test = code.temp("c", Store.home(condition), 1);
        store.assign(test, condition, c.condition().span());
        expressions.keepCondition(c, test);
        boolean local = test.home() == Home.NODE || code.insideNode();
        return local ? atNodes(c, test) : forAll(c, test);
    }

    private Val otherwise(Expr.Conditional c) {
        return c.otherwise().map(expressions::lower).orElse(new Val.Const(fopt.compiler.eval.Value.of(0)));
    }

    /// Each node chooses by itself.
    private Val atNodes(Expr.Conditional c, Var test) {
        Val[] values = new Val[2];
        List<Op> yes = code.ops(Home.NODE, () -> values[0] = expressions.lower(c.then()));
        List<Op> no = code.ops(Home.NODE, () -> values[1] = otherwise(c));
        if (values[0] instanceof Val.Mes m && m.dense() == null && Store.isZero(values[1])) {
            for (Term t : m.terms()) {
                no.add(new Op.ClearMessage(t.message()));
            }
            code.op(Home.NODE, new Op.When(new Scalar.Load(test), yes, no));
            return m;
        }
        if (yes.isEmpty() && no.isEmpty() && !(values[0] instanceof Val.Mes) && !(values[1] instanceof Val.Mes)) {
            return select(c, test, values[0], values[1], Home.NODE);
        }
        Var result = code.temp("v", Home.NODE, Math.max(Store.length(values[0]), Store.length(values[1])));
        yes.addAll(code.ops(Home.NODE, () -> store.assign(result, values[0], c.then().span())));
        no.addAll(code.ops(Home.NODE, () -> store.assign(result, values[1], c.span())));
        code.op(Home.NODE, new Op.When(new Scalar.Load(test), yes, no));
        return expressions.load(result);
    }

    /// Everybody takes the same branch.
    private Val forAll(Expr.Conditional c, Var test) {
        Val[] values = new Val[2];
        List<Step> yes = code.steps(() -> values[0] = expressions.lower(c.then()));
        List<Step> no = code.steps(() -> values[1] = otherwise(c));
        Home home = Store.join(Store.home(values[0]), Store.home(values[1]));
        if (yes.isEmpty() && no.isEmpty() && !(values[0] instanceof Val.Mes) && !(values[1] instanceof Val.Mes)) {
            return select(c, test, values[0], values[1], home);
        }
        Var result = code.temp("v", home, Math.max(Store.length(values[0]), Store.length(values[1])));
        yes.addAll(code.steps(() -> store.assign(result, values[0], c.then().span())));
        no.addAll(code.steps(() -> store.assign(result, values[1], c.span())));
        code.step(new Step.If(new Scalar.Load(test), yes, no));
        return expressions.load(result);
    }

    private Val select(Expr.Conditional c, Var test, Val a, Val b, Home home) {
        Home all = Store.join(Store.join(test.home(), home), Store.join(Store.home(a), Store.home(b)));
        int length = Math.max(Store.length(a), Store.length(b));
        if (length == 1) {
            return new Val.Num(new Scalar.Select(new Scalar.Load(test), store.scalar(a, c.span()), store.scalar(b, c.span())), all);
        }
        Element condition = new Element.Broadcast(new Scalar.Load(test));
        return new Val.Vec(new Element.Select(condition, store.element(a, c.span()), store.element(b, c.span())), length, all);
    }
}
