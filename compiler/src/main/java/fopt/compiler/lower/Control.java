package fopt.compiler.lower;

import fopt.compiler.check.Route;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Step;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Stmt;
import java.util.List;
import java.util.function.Predicate;

/// Lowers conditions and loops. A body that each node can run by itself becomes one operation of a region, run node by node; any other
/// body becomes steps that all take together.
final class Control {
    private static final int WITHOUT_LIMIT = 1_000_000;

    private final Expressions expressions;
    private final Statements statements;
    private final Code code;
    private final NodeOnly nodeOnly;
    private final Loops loops;

    Control(Expressions expressions, Statements statements) {
        this.expressions = expressions;
        this.statements = statements;
        code = expressions.code;
        nodeOnly = new NodeOnly(expressions.typing);
        loops = new Loops(expressions);
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
        Scalar test = loops.kept(condition, s.condition().span());
        for (Route route : expressions.typing.told(s)) {
            expressions.communication().charges().chargeBit(route);
        }
        boolean byNode = !code.atServer() && (Store.home(condition) == Home.NODE || code.insideNode()
                || nodeOnly.test(s.then()) && s.otherwise().map(nodeOnly::test).orElse(true));
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

    // ---- loops

    void local(Stmt.Local s) {
        Val count = finite(expressions.lower(s.count()), s.count());
        loops.make(expressions.store.scalar(count, s.span()), true, counter -> statements.run(s.body()));
    }

    void repeat(Expr count, Stmt.Block body, Span place) {
        Val k = finite(expressions.lower(count), count);
        Scalar times = expressions.store.scalar(k, place);
        loops.make(times, !code.atServer() && (Store.home(k) == Home.NODE || code.insideNode() || nodeOnly.test(body)), counter -> statements.run(body));
    }

    private static Val finite(Val times, Expr count) {
        if (times instanceof Val.Const(Value.Num n) && n.value() == Double.POSITIVE_INFINITY) {
            throw new EvaluationError(Diagnostic.of("E119", count.span(), "this loop never ends: `" + count.span().text() + "` is infinite").help("say how often"));
        }
        return times;
    }

    void repeatWhile(Stmt.While s) {
        Scalar max = s.max().map(expressions::scalar).orElse(new Scalar.Const(WITHOUT_LIMIT));
        boolean byNode = !code.atServer() && (code.insideNode() || nodeOnly.test(s.body()) && nodeOnly.test(s.condition()));
        Scalar[] condition = new Scalar[1];
        if (byNode || code.insidePlace()) {
            Home site = byNode ? Home.NODE : Home.ONE;
            Var counter = code.temp("k", site, 1);
            code.loop(counter, () -> {
                List<Op> test = code.ops(site, () -> condition[0] = loops.kept(expressions.lower(s.condition()), s.span()));
                List<Op> body = code.ops(site, () -> statements.run(s.body()));
                code.op(site, new Op.While(test, condition[0], max, counter, body));
            });
            return;
        }
        Var counter = code.temp("k", Home.ONE, 1);
        code.loop(counter, () -> {
            List<Step> test = code.steps(() -> condition[0] = loops.kept(expressions.lower(s.condition()), s.span()));
            List<Step> body = code.steps(() -> statements.run(s.body()));
            code.step(new Step.While(test, condition[0], max, counter, body));
        });
    }

    // ---- for

    void forEach(Stmt.For s) {
        Val over = expressions.copies.of(expressions.lower(s.domain()), unchanged(s.body()), s.domain().span());
        Domains domains = new Domains(expressions);
        Domain found = domains.of(over, s.variables().size(), s.domain().span());
        Domain domain = found instanceof Domain.Gathered ? domains.of(flat(over, s.domain().span()), s.variables().size(), s.domain().span()) : found;
        switch (domain) {
            case Domain.Counted d -> loops.make(d.count(), !code.atServer() && (d.home() == Home.NODE || code.insideNode() || nodeOnly.test(s.body())),
                    counter -> turn(s, d.turn().apply(counter)));
            case Domain.Listed d -> d.turns().forEach(t -> turn(s, t));
            case Domain.Gathered d -> throw Unsupported.at(s.domain().span(), "a loop over these tables");
            case Domain.Neighbours d -> throw Unsupported.at(s.domain().span(), "a loop over neighbours (`sum(… for v in …)` goes through them)");
        }
    }

    /// What the server gathered, where it is gone through entry by entry.
    private Val flat(Val over, Span place) {
        FlatTables tables = new FlatTables(expressions);
        return over instanceof Val.Zip z ? new Val.Zip(z.tables().stream().<Val>map(t -> tables.of(t, place)).toList()) : tables.of(over, place);
    }

    /// What is gone through is that at the start, also where the loop assigns it.
    private Predicate<Var> unchanged(Stmt.Block body) {
        Assignments assigned = new Assignments(expressions.typing);
        assigned.scan(body.statements());
        List<Var> changing = assigned.all().stream().flatMap(symbol -> statements.changing(symbol).stream()).toList();
        return x -> !changing.contains(x);
    }

    private void turn(Stmt.For s, List<Val> values) {
        expressions.bind(s.variables(), values);
        body(s);
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
