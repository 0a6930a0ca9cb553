package fopt.compiler.check;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statements of algorithms: lets and control flow. Assignments have a class of their own.
final class StatementChecker {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final AssignmentRules assignments;
    private final Map<Name, Symbol.Local> lets = new IdentityHashMap<>();
    /// Names that one computed value gives: each with all of them.
    private final Map<Name, List<Name>> together = new IdentityHashMap<>();

    StatementChecker(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
        assignments = new AssignmentRules(analysis, expressions);
    }

    void block(Stmt.Block block, Site at) {
        check(block.statements(), at.block());
    }

    void check(List<Stmt> statements, Site at) {
        statements.forEach(s -> check(s, at));
    }

    private void check(Stmt s, Site at) {
        if (at.context().inside(Context.Kind.FUNCTION).isEmpty()) {
            analysis.at(head(s));
        }
        switch (s) {
            case Stmt.Let l -> let(l, at);
            case Stmt.Assign a -> assignments.assign(a, at);
            case Stmt.If i -> choose(i, at);
            case Stmt.For f -> loop(f, at);
            case Stmt.While w -> loop(w, at);
            case Stmt.Repeat r -> repeat(r, at);
            case Stmt.Local l -> local(l, at);
            case Stmt.On o -> on(o, at);
            case Stmt.Value v -> value(v, at);
            case Stmt.Function f -> {
                Scope closure = at.scope();
                closure.declare(f.fun().name().id(), new Symbol.Fun(f.fun(), true));
                analysis.closure(f.fun(), closure);
            }
            case Stmt.Print p -> analysis.fail(FlowErrors.scriptOnly(p.span(), "`print`"));
            case Stmt.Plot p -> analysis.fail(FlowErrors.scriptOnly(p.span(), "`plot`"));
            case Stmt.Save v -> analysis.fail(FlowErrors.scriptOnly(v.span(), "`save`"));
            case Stmt.Report r -> analysis.fail(FlowErrors.scriptOnly(r.span(), "`report`"));
            case Stmt.Assert a -> analysis.fail(FlowErrors.scriptOnly(a.span(), "`assert`"));
            case Stmt.AssignJob a -> events(a, "assign", at).ifPresent(e -> e.assign(a, at));
            case Stmt.Cancel c -> events(c, "cancel", at).ifPresent(e -> e.cancel(c, at));
            case Stmt.Send m -> events(m, "send", at).ifPresent(e -> e.send(m, at));
            case Stmt.After a -> events(a, "after", at).ifPresent(e -> e.after(a, at));
        }
    }

    /// The rules of events, where this statement may stand.
    private Optional<EventRules> events(Stmt s, String word, Site at) {
        boolean inAlgorithm = at.context().isRound() && at.context().inside(Context.Kind.FUNCTION).isEmpty();
        if (!inAlgorithm || analysis.events == null) {
            analysis.fail(EventErrors.notHere(s.span(), word, inAlgorithm ? "an algorithm in rounds" : "a function or a script",
                    "it belongs to algorithms with `job`, `when` or `every`"));
            return Optional.empty();
        }
        if (at.context().inside(Context.Kind.JOB).isPresent()) {
            analysis.fail(EventErrors.notHere(s.span(), word, "a job", "a job computes; a handler decides what comes next"));
            return Optional.empty();
        }
        return Optional.of(analysis.events);
    }

    /// The initial value of a state variable.
    void initial(Symbol.State state, Expr value, Typed typed, Context here) {
        assignments.initial(state, value, typed, here);
    }

    /// What a listing shows of a statement: of one with a block, the line that begins it.
    private static Span head(Stmt s) {
        return switch (s) {
            case Stmt.If i -> i.span().to(i.condition().span());
            case Stmt.For f -> f.span().to(f.filter().map(Expr::span).orElse(f.domain().span()));
            case Stmt.While w -> w.span().to(w.max().map(Expr::span).orElse(w.condition().span()));
            case Stmt.Repeat r -> r.span().to(r.count().span());
            case Stmt.Local l -> l.span().to(l.count().span());
            case Stmt.On o -> o.span().to(o.cohort().span());
            default -> s.span();
        };
    }

    // ---- let

    private void let(Stmt.Let let, Site at) {
        List<Typed> values = let.values().stream().map(e -> expressions.check(e, at)).toList();
        List<AssignmentRules.Part> parts = assignments.parts(let.values(), values, let.names().size(), let.span());
        for (int k = 0; k < let.names().size(); k++) {
            Name name = let.names().get(k);
            if (let.names().subList(0, k).stream().anyMatch(n -> n.id().equals(name.id())) || at.scope().own(name.id()).isPresent()) {
                analysis.fail(NameErrors.twice(name, "a `let`"));
            }
            warnIfHiding(name, at.scope());
        }
        for (int k = 0; k < let.names().size(); k++) {
            declare(let.names().get(k), parts.get(k), at);
        }
        if (let.values().size() < let.names().size() && !sends(let.values().getFirst())) {
            let.names().forEach(n -> together.put(n, let.names()));
        }
    }

    /// `gossip(x, y)`: each part has its price.
    private boolean sends(Expr value) {
        return value instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && analysis.typing.symbol(r) instanceof Symbol.BuiltIn b
                && Builtins.named(b.id()).orElseThrow().family() == Builtin.Family.PRIMITIVE;
    }

    private void warnIfHiding(Name name, Scope scope) {
        scope.find(name.id()).ifPresent(s -> {
            switch (s) {
                case Symbol.State st -> analysis.fail(StatementErrors.hides(name, "state"));
                case Symbol.Parameter p -> analysis.fail(StatementErrors.hides(name, "parameter"));
                case Symbol.Local l -> { }
                case Symbol.Ambient a -> { }
                case Symbol.BuiltIn b -> { }
                case Symbol.Fun f -> { }
                case Symbol.Lambda l -> { }
                case Symbol.Extern e -> { }
                case Symbol.OwnCompressor o -> { }
                case Symbol.OwnProblem p -> { }
                case Symbol.ScriptVariable v -> { }
            }
        });
    }

    private void declare(Name name, AssignmentRules.Part part, Site at) {
        Optional<Symbol> function = part.typed().type() instanceof Type.Function
                ? new Callees(analysis).of(part.expression(), name.written()) : Optional.empty();
        if (function.isPresent()) {
            if (function.get() instanceof Symbol.BuiltIn && part.expression() instanceof Expr.Call rule) {
                analysis.fail(StatementErrors.ruleWithOptions(rule.span(), name));
            }
            at.scope().declare(name.id(), function.get());
            analysis.typing.bind(name, function.get());
            return;
        }
        Symbol.Local local = analysis.local(name);
        lets.put(name, local);
        analysis.variable(local).declareAt(at.context());
        assignments.contribute(local, part, at.context());
        analysis.typing.bind(name, local);
        at.scope().declare(name.id(), local);
    }

    /// W001 for every `let` that nothing reads, unless it is a part of a value of which another part is read: `let w, V = eig(A)`.
    void warnAboutUnused() {
        lets.forEach((name, local) -> {
            boolean read = together.getOrDefault(name, List.of(name)).stream().anyMatch(n -> analysis.isRead(lets.get(n)));
            if (!read) {
                analysis.fail(StatementErrors.unused(name, "value"));
            }
        });
    }

    // ---- control flow

    private void choose(Stmt.If s, Site at) {
        Typed c = expressions.condition(s.condition(), at);
        Context branch = enter(Context.Kind.BRANCH, c.place(), c, s.condition().span(), at);
        analysis.branches.put(branch, s);
        analysis.rulers.put(branch, s.condition());
        block(s.then(), at.with(branch));
        Context otherwise = branch.otherwise();
        analysis.branches.put(otherwise, s);
        analysis.rulers.put(otherwise, s.condition());
        s.otherwise().ifPresent(b -> block(b, at.with(otherwise)));
    }

    private void repeat(Stmt.Repeat s, Site at) {
        Typed count = expressions.number(s.count(), at);
        if (EndlessLoops.isOne(s)) {
            analysis.fail(StatementErrors.repeatedForEver(s.count().span()));
        }
        Context loop = enter(Context.Kind.LOOP, count.place(), count, s.count().span(), at);
        analysis.rulers.put(loop, s.count());
        block(s.body(), at.with(loop));
    }

    private void local(Stmt.Local s, Site at) {
        Typed count = expressions.number(s.count(), at);
        if (count.place() == Placement.SERVER) {
            analysis.fail(PlacementErrors.mustBeShared(s.count().span(), "the number of local steps", count.place()));
            count = Analysis.UNTYPED;
        }
        Placement place = count.place() == Placement.SHARED ? Placement.NODE : count.place();
        block(s.body(), at.with(enter(Context.Kind.LOCAL, place, count, s.count().span(), at)));
    }

    private void loop(Stmt.While s, Site at) {
        Typed c = expressions.condition(s.condition(), at);
        if (s.max().isEmpty() && EndlessLoops.isOne(s)) {
            analysis.fail(StatementErrors.endless(s.condition().span()));
        }
        s.max().ifPresent(m -> {
            Typed most = expressions.number(m, at);
            if (c.place().join(most.place()).filter(p -> p == c.place()).isEmpty()) {
                analysis.fail(PlacementErrors.mustBeShared(m.span(), "the largest number of steps", most.place()));
            }
        });
        block(s.body(), at.with(enter(Context.Kind.LOOP, c.place(), c, s.condition().span(), at)));
    }

    private void loop(Stmt.For s, Site at) {
        DomainRules domains = expressions.domains();
        Typed domain = domains.check(s.domain(), at);
        if (DomainRules.overNeighbours(domain)) {
            domain = analysis.fail(StatementErrors.loopOverNeighbours(s.domain().span()));
        }
        Context loop = enter(Context.Kind.LOOP, domain.place(), domain, s.domain().span(), at);
        analysis.rulers.put(loop, s.domain());
        Site inside = at.with(loop).block();
        domains.declare(s.variables(), s.domain(), domain, inside);
        if (s.filter().isEmpty()) {
            block(s.body(), inside);
            return;
        }
        Typed c = expressions.condition(s.filter().get(), inside);
        block(s.body(), inside.with(enter(Context.Kind.BRANCH, c.place(), c, s.filter().get().span(), inside)));
    }

    private void on(Stmt.On s, Site at) {
        if (EventRules.around(at.context()).isPresent()) {
            analysis.fail(EventErrors.notHere(s.span(), "on", "a job or a handler", "here one place acts alone: decide with `if`"));
            return;
        }
        at.context().ruler().ifPresent(alone -> analysis.fail(FlowErrors.cohortAlone(s.cohort().span(), "on", alone)));
        if (s.cohort() instanceof Expr.ListOf l) {
            l.items().forEach(item -> named(item, at));
            among(s, at);
            return;
        }
        Typed cohort = expressions.check(s.cohort(), at);
        if (cohort.type() instanceof Type.IndexSet) {
            among(s, at);
            return;
        }
        if (!(cohort.type() instanceof Type.Cohort) && !(cohort.type() instanceof Type.Any)) {
            analysis.fail(cohort.type() instanceof Type.Law ? ShapeErrors.expected(s.cohort().span(), "a cohort", cohort.type())
                    .help("draw one from the law: `on sample("
                    + PlacementErrors.one(s.cohort().span()) + ")`") : ShapeErrors.expected(s.cohort().span(), "a cohort", cohort.type()));
        } else if (cohort.place() != Placement.SHARED) {
            analysis.fail(PlacementErrors.mustBeShared(s.cohort().span(), "a cohort", cohort.place()));
        }
        among(s, at);
    }

    private void among(Stmt.On s, Site at) {
        Context cohort = at.context().enter(Context.Kind.COHORT, s.cohort().span());
        analysis.rulers.put(cohort, s.cohort());
        block(s.body(), at.with(cohort));
    }

    /// The number of a node, in a list of those who take part.
    private void named(Expr item, Site at) {
        Typed number = expressions.number(item, at);
        if (number.place() != Placement.SHARED) {
            analysis.fail(PlacementErrors.mustBeShared(item.span(), "who takes part", number.place()));
        }
    }

    private void value(Stmt.Value s, Site at) {
        analysis.alone(s.value());
        if (!StatementErrors.isArrow(s.value())) {
            expressions.check(s.value(), at);
        }
        if (!(s.value() instanceof Expr.Run) && !ExternRules.isCallback(s.value(), analysis.typing)) {
            analysis.fail(StatementErrors.valueUnused(s.value()));
        }
    }

    private Context enter(Context.Kind kind, Placement place, Typed ruler, Span span, Site at) {
        Optional<Context> inner = at.context().enter(kind, place, ruler.knowledge(), span);
        if (inner.isEmpty()) {
            analysis.fail(StatementErrors.ruledTwice(span, place.phrase(), at.context()));
            return at.context().enter(kind, Placement.SHARED, Knowledge.KNOWN, span).orElseThrow();
        }
        return inner.get();
    }
}
