package fopt.compiler.analysis;

import fopt.Analysis.Kind;
import fopt.Analysis.Named;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What each name of a text stands for: declarations and statements. Those in expressions are found by [ExpressionBindings].
final class Bindings {
    /// A name in the text. @param declares whether it stands here for the first time
    record Bound(Span span, Named named, boolean declares) {}

    private final Map<Integer, Bound> found = new TreeMap<>();
    private final Globals globals;
    /// What declarations see: no variable of the script.
    private final Names outside;
    private final Names script;
    private final ExpressionBindings expressions;

    private Bindings(Unit unit, Globals globals) {
        this.globals = globals;
        outside = Names.outermost(globals::find);
        script = outside.block(unit.source().text().length());
        expressions = new ExpressionBindings(this, unit);
    }

    /// @param unit a text, without what it imports
    static Bindings of(Unit unit, Globals globals) {
        Bindings b = new Bindings(unit, globals);
        unit.items().forEach(b::item);
        return b;
    }

    /// In the order of the text.
    List<Bound> all() {
        return List.copyOf(found.values());
    }

    /// Names that are known in a part of the text only.
    List<Names.Stretch> local() {
        return script.stretches();
    }

    void mention(Span span, Named named) {
        found.putIfAbsent(span.start(), new Bound(span, named, false));
    }

    /// A declaration of a name.
    Named declare(Name name, Kind kind, String signature, Names in, int from) {
        return declare(new Named(kind, name.id(), name.written(), Optional.of(name.span()), signature, "", List.of()), in, from);
    }

    private Named declare(Named named, Names in, int from) {
        Span span = named.declared().orElseThrow();
        found.putIfAbsent(span.start(), new Bound(span, named, true));
        return in.declare(named, from);
    }

    private void global(Name name) {
        globals.find(name.id()).ifPresent(n -> found.putIfAbsent(name.span().start(), new Bound(name.span(), n, n.declared().filter(name.span()::equals).isPresent())));
    }

    // ---- declarations

    private void item(Item item) {
        switch (item) {
            case Decl.Import i -> i.as().ifPresent(g -> declare(g, Kind.IMPORT, "import \"" + i.file() + "\" as " + g.written(), outside, i.span().end()));
            case Decl.Fun f -> {
                global(f.name());
                function(f, outside);
            }
            case Decl.Compressor c -> compressor(c);
            case Decl.Problem p -> problem(p);
            case Decl.Algorithm a -> algorithm(a);
            case Decl.Extern e -> {
                global(e.name());
                parameters(e.parameters(), outside.block(e.span().end()));
            }
            case Decl.Test t -> block(t.body(), outside);
            case Stmt.Function f -> {
                global(f.fun().name());
                function(f.fun(), outside);
            }
            case Stmt s -> statement(s, script);
        }
    }

    /// What is inside of an algorithm, a problem or a compressor.
    private Names inside(Span span) {
        return outside.block(span.end()).beneath(span.end(), Globals::known);
    }

    private void parameters(List<Decl.Param> parameters, Names in) {
        for (Decl.Param p : parameters) {
            p.value().ifPresent(e -> expressions.in(e, in));
            p.type().ifPresent(t -> t.args().forEach(a -> expressions.in(a.value(), in)));
            declare(Globals.parameter(p), in, p.span().end());
        }
    }

    private void function(Decl.Fun f, Names around) {
        Names in = around.block(f.span().end());
        parameters(f.parameters(), in);
        f.value().ifPresent(e -> expressions.in(e, in));
        f.body().ifPresent(b -> block(b, in));
    }

    private void compressor(Decl.Compressor c) {
        global(c.name());
        Names in = inside(c.span());
        parameters(c.parameters(), in);
        declare(c.of(), Kind.PARAMETER, c.of().written() + ": what is compressed", in, c.of().span().end());
        c.contract().ifPresent(t -> t.args().forEach(a -> expressions.in(a.value(), in)));
        block(c.body(), in);
    }

    private void problem(Decl.Problem p) {
        global(p.name());
        Names in = inside(p.span());
        parameters(p.parameters(), in);
        for (Decl.ProblemItem item : p.items()) {
            switch (item) {
                case Decl.ProblemItem.Sample s -> {
                    expressions.in(s.data(), in);
                    s.names().forEach(n -> declare(n, Kind.VARIABLE, n.written() + " of a sample", in, s.span().end()));
                }
                case Decl.ProblemItem.Let l -> let(l.names(), l.values(), l.span(), in);
                case Decl.ProblemItem.Formula f -> formula(f.parameters(), f.value(), in);
                case Decl.ProblemItem.Gradient g -> formula(g.parameters(), g.value(), in);
                case Decl.ProblemItem.Constant k -> expressions.in(k.value(), in);
            }
        }
    }

    private void formula(List<Decl.Param> own, Expr value, Names in) {
        Names inside = in.block(value.span().end());
        parameters(own, inside);
        expressions.in(value, inside);
    }

    private void algorithm(Decl.Algorithm a) {
        global(a.name());
        Names in = inside(a.span());
        parameters(a.parameters(), in);
        for (Member m : a.members()) {
            switch (m) {
                case Member.State s -> declare(s.name(), Kind.STATE, s.place().word() + " " + s.name().written()
                        + s.type().map(t -> ": " + Globals.one(t.span())).orElse(""), in, a.span().start());
                case Member.Function f -> declare(Globals.of(f.fun()), in, a.span().start());
                case Member.When w -> in.declare(message(w), a.span().start());
                default -> { }
            }
        }
        a.members().forEach(m -> member(m, in));
    }

    private static Named message(Member.When w) {
        List<Named> parameters = w.parameters().stream().map(p -> new Named(Kind.PARAMETER, p.id(), p.written(), Optional.of(p.span()), p.written(), "", List.of())).toList();
        return new Named(Kind.MESSAGE, "when " + w.message().id(), w.message().written(), Optional.of(w.message().span()), "when " + w.message().written() + "("
                + String.join(", ", w.parameters().stream().map(Name::written).toList()) + ")", "", parameters);
    }

    private void member(Member m, Names in) {
        switch (m) {
            case Member.Require r -> expressions.in(r.condition(), in);
            case Member.State s -> {
                expressions.in(s.value(), in);
                s.type().ifPresent(t -> t.args().forEach(x -> expressions.in(x.value(), in)));
            }
            case Member.Function f -> function(f.fun(), in);
            case Member.Init i -> block(i.body(), in);
            case Member.Job j -> block(j.body(), in);
            case Member.Round r -> block(r.body(), in);
            case Member.When w -> {
                in.find("when " + w.message().id()).ifPresent(n -> found.putIfAbsent(w.message().span().start(),
                        new Bound(w.message().span(), n, n.declared().filter(w.message().span()::equals).isPresent())));
                Names handler = in.block(w.span().end());
                w.parameters().forEach(p -> declare(p, Kind.PARAMETER, p.written() + " of the message", handler, p.span().end()));
                declare(w.from(), Kind.PARAMETER, w.from().written() + ", who sent the message", handler, w.from().span().end());
                block(w.body(), handler);
            }
            case Member.Every e -> {
                expressions.in(e.clock(), in);
                block(e.body(), in);
            }
            case Member.Output o -> expressions.in(o.value(), in);
            case Member.Metric x -> {
                expressions.in(x.value(), in);
                found.putIfAbsent(x.name().span().start(), new Bound(x.name().span(), Globals.metric(x), true));
            }
        }
    }

    // ---- statements

    private void block(Stmt.Block b, Names around) {
        Names in = around.block(b.span().end());
        b.statements().forEach(s -> statement(s, in));
    }

    private void let(List<Name> names, List<Expr> values, Span whole, Names in) {
        values.forEach(e -> expressions.in(e, in));
        names.forEach(n -> declare(n, Kind.VARIABLE, "let " + n.written(), in, whole.end()));
    }

    private void statement(Stmt s, Names in) {
        switch (s) {
            case Stmt.Let l -> let(l.names(), l.values(), l.span(), in);
            case Stmt.Assign a -> all(a.targets(), a.values(), in);
            case Stmt.If i -> {
                expressions.in(i.condition(), in);
                block(i.then(), in);
                i.otherwise().ifPresent(b -> block(b, in));
            }
            case Stmt.For f -> {
                expressions.in(f.domain(), in);
                Names loop = in.block(f.span().end());
                f.variables().forEach(n -> declare(n, Kind.VARIABLE, "for " + n.written() + " in " + Globals.one(f.domain().span()), loop, n.span().end()));
                f.filter().ifPresent(e -> expressions.in(e, loop));
                block(f.body(), loop);
            }
            case Stmt.While w -> {
                expressions.in(w.condition(), in);
                w.max().ifPresent(e -> expressions.in(e, in));
                block(w.body(), in);
            }
            case Stmt.Repeat r -> headed(r.count(), r.body(), in);
            case Stmt.Local l -> headed(l.count(), l.body(), in);
            case Stmt.On o -> headed(o.cohort(), o.body(), in);
            case Stmt.After a -> headed(a.delay(), a.body(), in);
            case Stmt.Value v -> expressions.in(v.value(), in);
            case Stmt.Function f -> {
                declare(Globals.of(f.fun()), in, f.span().start());
                function(f.fun(), in);
            }
            case Stmt.Print p -> all(p.values(), List.of(), in);
            case Stmt.Plot p -> {
                Names metrics = expressions.metrics(in, p.span());
                p.views().stream().flatMap(v -> v.metrics().stream()).forEach(e -> expressions.in(e, metrics));
                all(p.of(), List.of(), in);
                p.settings().forEach(e -> expressions.setting(e, in));
            }
            case Stmt.Save v -> v.values().forEach(x -> expressions.in(x.value(), in));
            case Stmt.Report r -> { }
            case Stmt.Assert a -> expressions.in(a.condition(), in);
            case Stmt.AssignJob a -> expressions.in(a.workers(), in);
            case Stmt.Cancel c -> expressions.in(c.worker(), in);
            case Stmt.Send m -> {
                in.find("when " + m.message().id()).ifPresent(n -> mention(m.message().span(), n));
                m.args().forEach(a -> expressions.in(a.value(), in));
                m.receiver().ifPresent(e -> expressions.in(e, in));
            }
        }
    }

    private void headed(Expr head, Stmt.Block body, Names in) {
        expressions.in(head, in);
        block(body, in);
    }

    private void all(List<Expr> first, List<Expr> second, Names in) {
        List<Expr> both = new ArrayList<>(first);
        both.addAll(second);
        both.forEach(e -> expressions.in(e, in));
    }
}
