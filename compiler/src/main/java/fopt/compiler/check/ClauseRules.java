package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The clauses of runs: problem, graph, end, what is measured, settings.
final class ClauseRules {
    private final Analysis analysis;
    private final ExpressionChecker expressions;
    private final ArgumentRules arguments;
    /// Metrics that some run of the script names or declares.
    private final Set<String> own = new LinkedHashSet<>();

    ClauseRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
        arguments = new ArgumentRules(analysis, expressions);
    }

    /// @return whether it is a sweep
    boolean check(Expr.Run run, Optional<Decl.Algorithm> algorithm, Optional<Typing> typing, Site at) {
        algorithm.ifPresent(a -> own.addAll(MetricNames.of(a)));
        Site metrics = at.with(MetricNames.scope(at.scope(), algorithm.map(MetricNames::of).orElse(Set.of()), analysis));
        Set<Class<?>> seen = new HashSet<>();
        boolean many = false;
        for (Clause c : run.clauses()) {
            if (!seen.add(c.getClass()) && !(c instanceof Clause.With)) {
                analysis.fail(ScriptErrors.clauseTwice(c.span(), word(c)));
            }
            switch (c) {
                case Clause.On on -> many |= typed(on.problem(), new Type.Problem(),
                        "a problem, such as `logistic(libsvm(\"file\"), nodes = 10)`", at);
                case Clause.Over over -> many |= typed(over.graph(), new Type.Graph(), "a graph, such as `ring(25)`", at);
                case Clause.From from -> start(from, at);
                case Clause.For f -> end(f, at);
                case Clause.Until until -> expressions.condition(until.condition(), metrics);
                case Clause.Measure measure -> measure(measure, algorithm, metrics, at);
                case Clause.With with -> {
                    with.settings().forEach(s -> setting(s, at));
                    with.settings().stream().filter(s -> isCall(s, "precision")).skip(1).forEach(s -> analysis.fail(ScriptErrors.secondPrecision(s.span())));
                    many |= with.settings().stream().anyMatch(ClauseRules::isSweep);
                }
            }
        }
        complete(run, algorithm, typing, seen);
        return many;
    }

    private void complete(Expr.Run run, Optional<Decl.Algorithm> algorithm, Optional<Typing> typing, Set<Class<?>> seen) {
        if (!seen.contains(Clause.On.class)) {
            analysis.fail(ScriptErrors.missingClause(run.algorithm().span(), "problem", "on p"));
        }
        if (!seen.contains(Clause.For.class)) {
            analysis.fail(ScriptErrors.missingClause(run.algorithm().span(), "end", "for 1000 rounds"));
        }
        if (!seen.contains(Clause.Over.class) && typing.filter(Typing::needsGraph).isPresent()) {
            analysis.fail(ScriptErrors.noGraph(run.algorithm().span(), algorithm.orElseThrow().name().written()));
        }
    }

    private static String word(Clause c) {
        return switch (c) {
            case Clause.On on -> "on";
            case Clause.Over over -> "over";
            case Clause.From from -> "from";
            case Clause.For f -> "for";
            case Clause.Until until -> "until";
            case Clause.Measure measure -> "measure";
            case Clause.With with -> "with";
        };
    }

    /// @return whether there are several values, behind `each`
    private boolean typed(Expr e, Type wanted, String phrase, Site at) {
        Type found = expressions.argument(e, at).type();
        if (!(found instanceof Type.Any) && found.getClass() != wanted.getClass()) {
            analysis.fail(ShapeErrors.expected(e.span(), phrase, found));
        }
        return e instanceof Expr.Each;
    }

    /// A point, or a law of one: `normal(0, 0.1)`.
    private void start(Clause.From from, Site at) {
        if (from.start() instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals("normal")
                && at.scope().find("normal").filter(Symbol.BuiltIn.class::isInstance).isPresent()) {
            c.args().forEach(a -> expressions.check(a.value(), at));
            if (c.args().size() != 2 || c.args().stream().anyMatch(a -> a.name().isPresent())) {
                analysis.fail(Diagnostic.of("E041", c.span(), "a random starting point has a mean and a deviation").help("write `from normal(0, 0.1)`"));
            }
            return;
        }
        Type t = expressions.check(from.start(), at).type();
        if (!(t instanceof Type.Real) && !(t instanceof Type.Any)) {
            analysis.fail(ShapeErrors.expected(from.start().span(), "a point to start from", t));
        }
    }

    private void end(Clause.For f, Site at) {
        Typed t = expressions.number(f.amount(), at);
        boolean negative = Literals.value(f.amount()).stream().anyMatch(v -> v < 0);
        if (negative && Kinds.isNumber(t.type())) {
            analysis.fail(Diagnostic.of("E042", f.amount().span(), "a run cannot last " + PlacementErrors.one(f.amount().span()) + " rounds"));
        }
    }

    private void measure(Clause.Measure measure, Optional<Decl.Algorithm> algorithm, Site metrics, Site at) {
        for (Clause.Metric m : measure.metrics()) {
            m.name().ifPresent(n -> own.add(n.id()));
            if (m.name().isEmpty() && m.value() instanceof Expr.Ref r && at.scope().find(r.name().id()).filter(s -> s instanceof Symbol.ScriptVariable).isPresent()) {
                own.add(r.name().id());
            }
            if (m.value() instanceof Expr.Ref r && metrics.scope().find(r.name().id()).filter(s -> s instanceof Symbol.ScriptVariable).isEmpty()) {
                List<String> known = new ArrayList<>(MetricNames.ALL);
                algorithm.ifPresent(a -> known.addAll(MetricNames.of(a)));
                analysis.fail(ScriptErrors.unknownMetric(r.name(), known));
            } else {
                expressions.number(m.value(), metrics);
            }
        }
        measure.every().ifPresent(e -> {
            expressions.number(e, at);
            if (!(e instanceof Expr.Number n && n.unit().isPresent()) && Literals.value(e).stream().anyMatch(v -> v < 1)) {
                analysis.fail(Diagnostic.of("E042", e.span(), "rows are recorded every 1 round or more, not every " + PlacementErrors.one(e.span())));
            }
        });
    }

    // ---- settings

    /// A setting of a plot.
    void plotSetting(Expr e, Site at) {
        setting(e, at, true);
    }

    private void setting(Expr e, Site at) {
        setting(e, at, false);
    }

    private void setting(Expr e, Site at, boolean plot) {
        Optional<Builtin> b = e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r ? Builtins.setting(r.name().id()) : Optional.empty();
        if (b.isPresent() && SettingBuiltins.isOfPlots(b.get()) != plot) {
            analysis.fail(ScriptErrors.misplacedSetting(e.span(), b.get()));
            return;
        }
        if (b.isEmpty()) {
            boolean variable = e instanceof Expr.Ref r && at.scope().find(r.name().id()).filter(s -> s instanceof Symbol.ScriptVariable).isPresent();
            if (!variable) {
                analysis.fail(ScriptErrors.unknownSetting(e, Builtins.settings().stream().map(Builtin::name).toList()));
            } else if (!(expressions.check(e, at).type() instanceof Type.Setting) && !(analysis.typing.of(e).type() instanceof Type.Any)) {
                analysis.fail(ShapeErrors.expected(e.span(), "a setting", analysis.typing.of(e).type()));
            }
            return;
        }
        if (b.get() == SettingBuiltins.TIMING) {
            new TimingRules(analysis, expressions).check((Expr.Call) e, at);
            return;
        }
        if (b.get().name().equals("byzantine")) {
            new AttackRules(analysis, expressions).check(b.get(), (Expr.Call) e, at);
            return;
        }
        if (isCall(e, "precision") && isSweep(e)) {
            eachPrecision(b.get(), (Expr.Call) e, at);
            return;
        }
        arguments.check(b.get(), (Expr.Call) e, at);
    }

    private static boolean isCall(Expr e, String name) {
        return e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && r.name().id().equals(name);
    }

    private static boolean isSweep(Expr setting) {
        return setting instanceof Expr.Call c && c.args().stream().anyMatch(a -> a.value() instanceof Expr.Each);
    }

    /// `precision(each [float32, float64])`: each is checked as if it stood there alone.
    private void eachPrecision(Builtin b, Expr.Call c, Site at) {
        Expr.Arg arg = c.args().stream().filter(a -> a.value() instanceof Expr.Each).findFirst().orElseThrow();
        if (((Expr.Each) arg.value()).values() instanceof Expr.ListOf(Span place, List<Expr> items) && !items.isEmpty()) {
            items.forEach(item -> arguments.check(b, new Expr.Call(c.span(), c.callee(), List.of(new Expr.Arg(item.span(), arg.name(), item)), c.samples()), at));
        } else {
            analysis.fail(Diagnostic.of("E325", arg.span(), "`each` takes a list of precisions").help("write `precision(each [float32, float64])`"));
        }
    }

    // ---- metrics

    List<String> knownMetrics() {
        List<String> all = new ArrayList<>(MetricNames.ALL);
        all.addAll(own);
        return all;
    }

    void metricName(Expr.Ref r) {
        if (!knownMetrics().contains(r.name().id())) {
            analysis.fail(ScriptErrors.unknownMetric(r.name(), knownMetrics()));
        }
    }

    /// A formula of metrics, in a plot.
    void metric(Expr e, Site at) {
        if (e instanceof Expr.Ref r) {
            metricName(r);
        } else {
            expressions.number(e, at.with(MetricNames.scope(at.scope(), own, analysis)));
        }
    }
}
