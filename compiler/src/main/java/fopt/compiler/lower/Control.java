package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.List;

/// Lowers conditions and loops. A body that each node can run by itself becomes one operation of a region, run node by node; any other
/// body becomes steps that all take together.
final class Control {
    private static final int WITHOUT_LIMIT = 1_000_000;

    private final Expressions expressions;
    private final Statements statements;
    private final Code code;
    private final NodeOnly nodeOnly;

    Control(Expressions expressions, Statements statements) {
        this.expressions = expressions;
        this.statements = statements;
        code = expressions.code;
        nodeOnly = new NodeOnly(expressions.typing);
    }

    // ---- if

    void choose(Stmt.If s) {
        Val condition = expressions.lower(s.condition());
        if (condition instanceof Val.Const(Value.Bool b)) {
            if (b.value()) {
                statements.run(s.then());
            } else {
                s.otherwise().ifPresent(statements::run);
            }
            return;
        }
        Scalar test = kept(condition, s.condition().span());
        for (Route route : expressions.typing.told(s)) {
            expressions.communication().charges().chargeBit(route);
        }
        boolean byNode = Store.home(condition) == Home.NODE || code.insideNode()
                || nodeOnly.test(s.then()) && s.otherwise().map(nodeOnly::test).orElse(true);
        if (byNode || code.insidePlace()) {
            Home site = byNode ? Home.NODE : Home.ONE;
            List<Op> then = code.ops(site, () -> statements.run(s.then()));
            List<Op> otherwise = code.ops(site, () -> s.otherwise().ifPresent(statements::run));
            code.op(site, new Op.When(test, then, otherwise));
        } else {
            List<Step> then = code.steps(() -> statements.run(s.then()));
            List<Step> otherwise = code.steps(() -> s.otherwise().ifPresent(statements::run));
            code.step(new Step.If(test, then, otherwise));
        }
    }

    /// The condition in a variable of its own: branches may change what it was computed from.
    private Scalar kept(Val condition, Span place) {
        Var c = code.temp("c", Store.home(condition), 1);
        expressions.store.assign(c, condition, place);
        return new Scalar.Load(c);
    }

    // ---- loops

    void local(Stmt.Local s) {
        Val count = expressions.lower(s.count());
        byNode(expressions.store.scalar(count, s.span()), counter -> statements.run(s.body()));
    }

    void repeat(Expr count, Stmt.Block body, Span place) {
        Val k = expressions.lower(count);
        Scalar times = expressions.store.scalar(k, place);
        if (Store.home(k) == Home.NODE || code.insideNode() || nodeOnly.test(body)) {
            byNode(times, counter -> statements.run(body));
        } else {
            together(times, counter -> statements.run(body));
        }
    }

    private interface Body {
        void run(Var counter);
    }

    private void byNode(Scalar times, Body body) {
        Var counter = code.temp("k", Home.NODE, 1);
        List<Op> ops = code.ops(Home.NODE, () -> code.loop(counter, () -> body.run(counter)));
        code.op(Home.NODE, new Op.Times(times, counter, ops));
    }

    private void together(Scalar times, Body body) {
        Var counter = code.temp("k", Home.ONE, 1);
        if (code.insidePlace()) {
            List<Op> ops = code.ops(Home.ONE, () -> code.loop(counter, () -> body.run(counter)));
            code.op(Home.ONE, new Op.Times(times, counter, ops));
            return;
        }
        List<Step> steps = code.steps(() -> code.loop(counter, () -> body.run(counter)));
        code.step(new Step.Repeat(times, counter, steps));
    }

    void repeatWhile(Stmt.While s) {
        Scalar max = s.max().map(expressions::scalar).orElse(new Scalar.Const(WITHOUT_LIMIT));
        boolean byNode = code.insideNode() || nodeOnly.test(s.body()) && nodeOnly.test(s.condition());
        Scalar[] condition = new Scalar[1];
        if (byNode || code.insidePlace()) {
            Home site = byNode ? Home.NODE : Home.ONE;
            Var counter = code.temp("k", site, 1);
            code.loop(counter, () -> {
                List<Op> test = code.ops(site, () -> condition[0] = kept(expressions.lower(s.condition()), s.span()));
                List<Op> body = code.ops(site, () -> statements.run(s.body()));
                code.op(site, new Op.While(test, condition[0], max, counter, body));
            });
            return;
        }
        Var counter = code.temp("k", Home.ONE, 1);
        code.loop(counter, () -> {
            List<Step> test = code.steps(() -> condition[0] = kept(expressions.lower(s.condition()), s.span()));
            List<Step> body = code.steps(() -> statements.run(s.body()));
            code.step(new Step.While(test, condition[0], max, counter, body));
        });
    }

    // ---- for

    void forEach(Stmt.For s) {
        Val domain = expressions.lower(s.domain());
        if (s.variables().size() != 1) {
            throw Unsupported.at(s.span(), "a loop over several variables");
        }
        if (domain instanceof Val.Epoch epoch) {
            overEpoch(s, epoch);
        } else if (domain instanceof Val.Group g) {
            together(new Scalar.Members(g.cohort()), counter -> {
                Scalar place = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(1));
                bind(s, new Val.Num(new Scalar.MemberAt(g.cohort(), place), Home.ONE));
                body(s);
            });
        } else if (domain instanceof Val.Const(Value.Range r)) {
            overRange(s, r);
        } else if (domain instanceof Val.Span span) {
            overSpan(s, span);
        } else if (domain instanceof Val.Const(Value list) && Evaluator.items(list) instanceof List<Value> items) {
            for (Value item : items) {
                bind(s, new Val.Const(item));
                body(s);
            }
        } else {
            throw Unsupported.at(s.domain().span(), "a loop over this");
        }
    }

    private void overRange(Stmt.For s, Value.Range r) {
        Scalar times = new Scalar.Const(Math.max(0, r.to() - r.from() + 1));
        Body body = counter -> {
            expressions.ranges.note(counter, new Ranges.Range(0, Math.max(0, r.to() - r.from()), true));
            Scalar value = new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Const(r.from()));
            bind(s, new Val.Num(value, counter.home()));
            body(s);
        };
        if (code.insideNode() || nodeOnly.test(s.body())) {
            byNode(times, body);
        } else {
            together(times, body);
        }
    }

    private void overSpan(Stmt.For s, Val.Span span) {
        Var from = expressions.store.variable(span.from(), Store.home(span), s.domain().span());
        Val size = expressions.sets.size(new Val.Span(expressions.load(from), span.to()), s.domain().span());
        Scalar times = expressions.store.scalar(size, s.span());
        Body body = counter -> {
            bind(s, new Val.Num(new Scalar.Two(Fn.Two.ADD, new Scalar.Load(counter), new Scalar.Load(from)), Store.join(counter.home(), from.home())));
            body(s);
        };
        if (Store.home(span) == Home.NODE || code.insideNode() || nodeOnly.test(s.body())) {
            byNode(times, body);
        } else {
            together(times, body);
        }
    }

    /// One pass over the node's samples in a new order, in batches.
    private void overEpoch(Stmt.For s, Val.Epoch epoch) {
        double[] rows = expressions.ambient.perNode("m_i");
        Scalar batches = new Scalar.One(Fn.One.CEIL, new Scalar.Two(Fn.Two.DIV, new Scalar.PerNode("m_i", rows), epoch.size()));
        Draws draws = new Draws(expressions);
        byNode(batches, counter -> {
            bind(s, new Val.Handle(draws.samples(epoch.size(), epoch.order())));
            body(s);
        });
    }

    private void bind(Stmt.For s, Val v) {
        expressions.scope.bind(expressions.typing.declared(s.variables().get(0)), v);
    }

    private void body(Stmt.For s) {
        if (s.filter().isPresent()) {
            choose(new Stmt.If(s.span(), s.filter().get(), s.body(), java.util.Optional.empty()));
        } else {
            statements.run(s.body());
        }
    }

    // ---- on

    void on(Stmt.On s) {
        Val.Group cohort = expressions.cohorts.members(s.cohort());
        code.step(new Step.On(cohort.cohort(), code.steps(() -> expressions.cohorts.inside(cohort, () -> statements.run(s.body())))));
    }
}
