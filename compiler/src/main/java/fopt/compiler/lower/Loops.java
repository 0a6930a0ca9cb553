package fopt.compiler.lower;

import fopt.compiler.eval.Value;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.List;
import java.util.Optional;

/// Makes loops and conditions: as operations of one place where code for one place is being made or each node can go on by itself, else as
/// steps that all take together.
final class Loops {
    interface Body {
        void run(Var counter);
    }

    private final Expressions expressions;
    private final Code code;

    Loops(Expressions expressions) {
        this.expressions = expressions;
        code = expressions.code;
    }

    void make(Scalar times, boolean byNode, Body body) {
        make(times, byNode, body, () -> { });
    }

    /// @param before code for the place before the loop, made after that of the body
    void make(Scalar times, boolean byNode, Body body, Runnable before) {
        Home site = byNode ? Home.NODE : Home.ONE;
        Var counter = code.temp("k", site, 1);
        Runnable turn = () -> code.loop(counter, () -> body.run(counter));
        if (byNode || code.insidePlace()) {
            List<Op> ops = code.ops(site, turn);
            before.run();
            code.op(site, new Op.Times(times, counter, ops));
        } else {
            List<Step> steps = code.steps(turn);
            before.run();
            code.step(new Step.Repeat(times, counter, steps));
        }
    }

    /// `then`, if the condition holds or there is none.
    void when(Optional<Expr> condition, Runnable then) {
        if (condition.isEmpty()) {
            then.run();
            return;
        }
        Span place = condition.get().span();
        Val c = expressions.lower(condition.get());
        if (c instanceof Val.Const(Value.Bool(boolean holds))) {
            if (holds) {
                then.run();
            }
            return;
        }
        if (Store.home(c) == Home.EDGE) {
            throw Unsupported.at(place, "a condition for each neighbour here");
        }
        Scalar test = kept(c, place);
        boolean byNode = Store.home(c) == Home.NODE || code.insideNode();
        if (byNode || code.insidePlace()) {
            Home site = byNode ? Home.NODE : Home.ONE;
            code.op(site, new Op.When(test, code.ops(site, then), List.of()));
        } else {
            code.step(new Step.If(test, code.steps(then), List.of()));
        }
    }

    /// The condition in a variable of its own: branches may change what it was computed from.
    Scalar kept(Val condition, Span place) {
        Var c = code.temp("c", Store.home(condition), 1);
        expressions.store.assign(c, condition, place);
        return new Scalar.Load(c);
    }
}
