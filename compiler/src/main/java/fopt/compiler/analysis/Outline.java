package fopt.compiler.analysis;

import fopt.Analysis.Kind;
import fopt.Analysis.Part;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Stmt;
import fopt.compiler.syntax.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The declarations of a text and their members, and the variables of a script.
final class Outline {
    private Outline() {}

    static List<Part> of(Unit unit) {
        return unit.items().stream().flatMap(Outline::parts).toList();
    }

    private static Stream<Part> parts(Item item) {
        return switch (item) {
            case Decl.Algorithm a -> Stream.of(part(Kind.ALGORITHM, a.name(), a.span(), detail(a.parameters()), a.members().stream().flatMap(Outline::member).toList()));
            case Decl.Fun f -> Stream.of(fun(f, f.span()));
            case Decl.Compressor c -> Stream.of(part(Kind.COMPRESSOR, c.name(), c.span(), detail(c.parameters()), List.of()));
            case Decl.Problem p -> Stream.of(part(Kind.PROBLEM, p.name(), p.span(), detail(p.parameters()), List.of()));
            case Decl.Extern e -> Stream.of(part(Kind.EXTERN, e.name(), e.span(), e.language().written(), List.of()));
            case Decl.Test t -> Stream.of(new Part(Optional.empty(), "test \"" + t.title() + "\"", t.span(), t.span(), "", List.of()));
            case Decl.Import i -> Stream.empty();
            case Stmt.Function f -> Stream.of(fun(f.fun(), f.span()));
            case Stmt.Let l -> l.names().stream().map(n -> part(Kind.VARIABLE, n, l.span(), "", List.of()));
            case Stmt s -> Stream.empty();
        };
    }

    private static Part fun(Decl.Fun f, Span whole) {
        return part(Kind.FUNCTION, f.name(), whole, detail(f.parameters()), List.of());
    }

    private static Stream<Part> member(Member m) {
        return switch (m) {
            case Member.State s -> Stream.of(part(Kind.STATE, s.name(), s.span(), s.place().word(), List.of()));
            case Member.Function f -> Stream.of(fun(f.fun(), f.span()));
            case Member.Init i -> Stream.of(block("init", i.span()));
            case Member.Job j -> Stream.of(block("job", j.span()));
            case Member.Round r -> Stream.of(block("round", r.span()));
            case Member.When w -> Stream.of(block("when " + w.message().written(), w.span()));
            case Member.Every e -> Stream.of(block("every " + Globals.one(e.clock().span()) + " at " + e.at().word(), e.span()));
            case Member.Metric x -> Stream.of(part(Kind.METRIC, x.name(), x.span(), "metric", List.of()));
            case Member.Require r -> Stream.empty();
            case Member.Output o -> Stream.empty();
        };
    }

    private static Part block(String name, Span span) {
        return new Part(Optional.empty(), name, span, new Span(span.source(), span.start(), span.start()), "", List.of());
    }

    private static Part part(Kind kind, Name name, Span span, String detail, List<Part> parts) {
        boolean inside = span.start() <= name.span().start() && name.span().end() <= span.end();
        return new Part(Optional.of(kind), name.written(), inside ? span : name.span(), name.span(), detail, parts);
    }

    private static String detail(List<Decl.Param> parameters) {
        return "(" + String.join(", ", parameters.stream().map(p -> p.name().written()).toList()) + ")";
    }
}
