package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Access;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.lower.Val.Mes.Term;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.runtime.function.Size;
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
        if (condition instanceof Val.Const(Value.Bool b)) {
            expressions.decide(c, b.value());
            return b.value() ? expressions.lower(c.then()) : otherwise(c);
        }
        if (expressions.typing.of(c.then()).type() instanceof Type.Cohort && c.otherwise().isPresent()) {
            return expressions.cohorts.choice(c.condition(), condition, () -> (Val.Group) expressions.lower(c.then()),
                    () -> (Val.Group) expressions.lower(c.otherwise().get()));
        }
        Var test = code.temp("c", Store.home(condition), 1);
        store.assign(test, condition, c.condition().span());
        expressions.keepCondition(c, test);
        return switch (test.home()) {
            case NODE -> atNodes(c, test);
            case EDGE -> select(c, test, expressions.lower(c.then()), otherwise(c), Home.EDGE);
            case ONE, SCRATCH, REGISTER -> forAll(c, test);
        };
    }

    private Val otherwise(Expr.Conditional c) {
        return c.otherwise().map(expressions::lower).orElse(new Val.Const(Value.of(0)));
    }

    /// Each node chooses by itself; where one looks from outside, primitives in a branch are carried out in any case.
    private Val atNodes(Expr.Conditional c, Var test) {
        if (!new NodeOnly(expressions.typing).test(c)) {
            return select(c, test, expressions.lower(c.then()), otherwise(c), Home.NODE);
        }
        Val[] values = new Val[2];
        List<Op> yes = code.ops(Home.NODE, () -> values[0] = expressions.lower(c.then()));
        List<Op> no = code.ops(Home.NODE, () -> values[1] = otherwise(c));
        if (values[0] instanceof Val.Mes m && madeBy(yes, m) && Store.isZero(values[1])) {
            for (Term t : m.terms()) {
                no.add(new Op.ClearMessage(t.message()));
            }
            code.op(Home.NODE, new Op.When(new Scalar.Load(test), yes, no));
            return m;
        }
        Home home = Store.join(Home.NODE, Store.join(Store.home(values[0]), Store.home(values[1])));
        if (yes.isEmpty() && no.isEmpty() && isPlain(values)) {
            return select(c, test, values[0], values[1], home);
        }
        Var result = result(c, home, values);
        yes.addAll(code.ops(Home.NODE, () -> store.assign(result, values[0], c.then().span())));
        no.addAll(code.ops(Home.NODE, () -> store.assign(result, values[1], c.span())));
        code.op(Home.NODE, new Op.When(new Scalar.Load(test), yes, no));
        return expressions.load(result);
    }

    /// Whether the value is nothing but messages that this code makes, so that nobody else can need them where the code is not run.
    private static boolean madeBy(List<Op> ops, Val.Mes m) {
        Access made = Access.ofOps(ops);
        return m.dense() == null && m.terms().stream().allMatch(t -> made.writes(t.message()));
    }

    /// Everybody takes the same branch.
    private Val forAll(Expr.Conditional c, Var test) {
        Val[] values = new Val[2];
        List<Step> yes = code.steps(() -> values[0] = expressions.lower(c.then()));
        List<Step> no = code.steps(() -> values[1] = otherwise(c));
        Home home = Store.join(Store.home(values[0]), Store.home(values[1]));
        if (yes.isEmpty() && no.isEmpty() && isPlain(values)) {
            return select(c, test, values[0], values[1], home);
        }
        Var result = result(c, home, values);
        yes.addAll(code.steps(() -> store.assign(result, values[0], c.then().span())));
        no.addAll(code.steps(() -> store.assign(result, values[1], c.span())));
        code.step(new Step.If(new Scalar.Load(test), yes, no));
        return expressions.load(result);
    }

    private static boolean isPlain(Val[] values) {
        return !(values[0] instanceof Val.Mes) && !(values[1] instanceof Val.Mes);
    }

    private Var result(Expr.Conditional c, Home home, Val[] values) {
        if (Math.max(Store.length(values[0]), Store.length(values[1])) == 0) {
            throw Unsupported.at(c.span(), "a choice between cohorts or samples");
        }
        return code.temp("v", home, Arithmetic.size(values[0], values[1], c.span()));
    }

    private Val select(Expr.Conditional c, Var test, Val a, Val b, Home home) {
        Home all = Store.join(Store.join(test.home(), home), Store.join(Store.home(a), Store.home(b)));
        Size size = Arithmetic.size(a, b, c.span());
        if (size.length() == 1) {
            return new Val.Num(new Scalar.Select(new Scalar.Load(test), store.scalar(a, c.span()), store.scalar(b, c.span())), all);
        }
        Element condition = new Element.Broadcast(new Scalar.Load(test));
        return new Val.Vec(new Element.Select(condition, store.element(a, c.span()), store.element(b, c.span())), size, all);
    }
}
