package fopt.compiler.analysis;

import fopt.Analysis.Kind;
import fopt.Analysis.Named;
import fopt.compiler.check.Tree;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Clause;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the names in expressions stand for: those of values, of arguments, of metrics and settings.
final class ExpressionBindings {
    private final Bindings bindings;
    /// The metrics that the algorithms of the text declare.
    private final Map<String, Named> metrics = new HashMap<>();

    ExpressionBindings(Bindings bindings, Unit unit) {
        this.bindings = bindings;
        unit.items().forEach(item -> {
            if (item instanceof Decl.Algorithm a) {
                a.members().stream().filter(Decl.Member.Metric.class::isInstance).map(m -> Globals.metric((Decl.Member.Metric) m)).forEach(m -> metrics.putIfAbsent(m.id(), m));
            }
        });
    }

    void in(Expr e, Names names) {
        switch (e) {
            case Expr.Ref r -> names.find(r.name().id()).ifPresent(n -> bindings.mention(r.span(), n));
            case Expr.Nabla n -> names.find(n.function().id()).ifPresent(f -> bindings.mention(n.function().span(), f));
            case Expr.Call c -> call(c, names);
            case Expr.Field f -> field(f, names);
            case Expr.Lambda l -> {
                Names inside = names.block(l.span().end());
                l.parameters().forEach(p -> bindings.declare(p, Kind.PARAMETER, p.written() + " => …", inside, p.span().end()));
                in(l.body(), inside);
            }
            case Expr.Comprehension c -> {
                in(c.domain(), names);
                Names inside = names.block(c.span().end());
                c.variables().forEach(v -> bindings.declare(v, Kind.VARIABLE, "for " + v.written() + " in " + Globals.one(c.domain().span()), inside, c.span().start()));
                in(c.body(), inside);
                c.filter().ifPresent(f -> in(f, inside));
            }
            case Expr.Run r -> run(r, names);
            default -> Tree.children(e).forEach(child -> in(child, names));
        }
    }

    private void call(Expr.Call c, Names names) {
        in(c.callee(), names);
        Optional<Named> callee = callee(c.callee(), names);
        Names inside = c.callee() instanceof Expr.Field && callee.isEmpty() ? metrics(names, c.span()) : names;
        arguments(c, callee, inside);
    }

    private void arguments(Expr.Call c, Optional<Named> callee, Names names) {
        List<List<Expr.Arg>> all = List.of(c.args(), c.samples());
        for (List<Expr.Arg> args : all) {
            for (Expr.Arg a : args) {
                a.name().ifPresent(n -> callee.flatMap(f -> parameter(f, n.id())).ifPresent(p -> bindings.mention(n.span(), p)));
                option(a.value(), callee).ifPresentOrElse(o -> bindings.mention(a.value().span(), o), () -> in(a.value(), names));
            }
        }
    }

    /// The word that an argument is, where the built-in that is called knows some: `log(x, y)`.
    private static Optional<Named> option(Expr value, Optional<Named> callee) {
        return value instanceof Expr.Ref r ? callee.stream().filter(f -> f.declared().isEmpty()).flatMap(f -> f.parameters().stream()).flatMap(p -> p.parameters().stream())
                .filter(o -> o.id().equals(r.name().id())).findFirst() : Optional.empty();
    }

    private static Optional<Named> parameter(Named callee, String id) {
        return callee.parameters().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /// `g.name` of a file that is imported `as g`; of other fields, the base.
    private void field(Expr.Field f, Names names) {
        in(f.base(), names);
        if (f.base() instanceof Expr.Ref g) {
            names.find(g.name().id() + "." + f.name().id()).ifPresent(n -> bindings.mention(f.name().span(), n));
        }
    }

    // ---- runs

    private void run(Expr.Run r, Names names) {
        if (r.algorithm() instanceof Expr.Call c) {
            in(c.callee(), names);
            Optional<Named> algorithm = callee(c.callee(), names);
            arguments(c, algorithm, names.beneath(r.span().end(), id -> algorithm.flatMap(a -> parameter(a, id)).or(() -> Globals.known(id))));
        } else {
            in(r.algorithm(), names);
        }
        Names measured = metrics(names, r.span());
        for (Clause clause : r.clauses()) {
            switch (clause) {
                case Clause.On c -> in(c.problem(), names);
                case Clause.Over c -> in(c.graph(), names);
                case Clause.From c -> in(c.start(), names);
                case Clause.For c -> in(c.amount(), names);
                case Clause.Until c -> in(c.condition(), measured);
                case Clause.Measure c -> {
                    c.metrics().forEach(m -> in(m.value(), measured));
                    c.every().ifPresent(e -> in(e, names));
                }
                case Clause.With c -> c.settings().forEach(s -> setting(s, names));
            }
        }
    }

    private static Optional<Named> callee(Expr callee, Names names) {
        return switch (callee) {
            case Expr.Ref r -> names.find(r.name().id());
            case Expr.Field f when f.base() instanceof Expr.Ref g -> names.find(g.name().id() + "." + f.name().id());
            default -> Optional.empty();
        };
    }

    /// Names in which metrics come first: those of every run, and those of the algorithms of this text.
    Names metrics(Names names, Span where) {
        return names.with(where.end(), id -> Optional.ofNullable(metrics.get(id)).or(() -> Globals.metric(id)));
    }

    /// A setting after `with`.
    void setting(Expr e, Names names) {
        if (e instanceof Expr.Call c && c.callee() instanceof Expr.Ref r && Globals.setting(r.name().id()).isPresent()) {
            Named setting = Globals.setting(r.name().id()).orElseThrow();
            bindings.mention(r.span(), setting);
            arguments(c, Optional.of(setting), names);
        } else {
            in(e, names);
        }
    }
}
