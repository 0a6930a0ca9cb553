package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Name;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;

/// Calls of `sort`: of a vector; of a list of numbers; of a list by a number for each entry. `sort(D, by = f)` is `sort(D, by = [f(v) for v in D])`,
/// where D is computed once.
final class SortRules {
    private static final Object BY_FUNCTION = new Object();

    private final Analysis analysis;
    private final Placing placing;
    private final Callees callees;
    private final Inlining inlining;

    SortRules(Analysis analysis, Placing placing, Callees callees, Inlining inlining) {
        this.analysis = analysis;
        this.placing = placing;
        this.callees = callees;
        this.inlining = inlining;
    }

    Typed call(Expr.Call c, ArgumentRules.Checked args, Site at) {
        Expr list = args.named().get("list");
        Expr by = args.named().get("by");
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        Type type = analysis.typing.of(list).type();
        if (by == null) {
            return type instanceof Type.Any ? Analysis.UNTYPED : placing.combine(c, sorted(type, list), List.of(list), List.of(analysis.typing.of(list)));
        }
        Type keys = analysis.typing.of(by).type();
        if (type instanceof Type.Any || keys instanceof Type.Any) {
            return Analysis.UNTYPED;
        }
        Optional<Type> entry = entry(type);
        if (entry.isEmpty()) {
            return analysis.fail(ShapeErrors.expected(list.span(), "a list to sort by a number for each entry", type));
        }
        if (by instanceof Expr.Lambda l && l.parameters().size() != 1) {
            return analysis.fail(Diagnostic.of("E041", by.span(), "`by` is a function of one entry, but this has " + l.parameters().size() + " parameters")
                    .help("give a number for each entry, `by = v => …`; the entries come in ascending order of it"));
        }
        if (callees.of(by, "by").isPresent()) {
            return inlining.call(c, BY_FUNCTION, (Symbol.BuiltIn) analysis.typing.target(c).orElseThrow(),
                    List.of(name(list.span(), "list"), name(by.span(), "by")), byKeys(c, list.span(), by.span()), at);
        }
        if (!(keys instanceof Type.Table(Type key))) {
            return analysis.fail(ShapeErrors.expected(by.span(), "a function that gives a number for each entry, `by = v => …`, or a list of such numbers", keys));
        }
        if (!Kinds.isNumber(key) && !(key instanceof Type.Any)) {
            return analysis.fail(ShapeErrors.expected(by.span(), "a number for each entry to sort by", key));
        }
        return placing.combine(c, new Type.Table(entry.get()), List.of(list, by), List.of(analysis.typing.of(list), analysis.typing.of(by)));
    }

    /// Of a vector the same shape; of a list of numbers a list.
    private Type sorted(Type type, Expr list) {
        if (type instanceof Type.Real(Shape s, boolean whole)) {
            return type;
        }
        Type item = entry(type).orElseThrow();
        return Kinds.isNumber(item) || item instanceof Type.Any ? new Type.Table(item)
                : analysis.fail(ShapeErrors.expected(list.span(), "a list of numbers (or tell in which order they come: `sort(list, by = v => …)`)", type)).type();
    }

    private static Optional<Type> entry(Type list) {
        return switch (list) {
            case Type.Table(Type item) -> Optional.of(item);
            case Type.IndexSet s -> Optional.of(Type.INT);
            case Type.Cohort s -> Optional.of(Type.INT);
            default -> Optional.empty();
        };
    }

    /// `sort(list, by = [by(v) for v in list])`
    private static Expr byKeys(Expr.Call c, Span list, Span by) {
        Expr key = new Expr.Call(by, ref(by, "by"), List.of(new Expr.Arg(by, Optional.empty(), ref(list, "v"))), List.of());
        Expr keys = new Expr.Comprehension(by, key, List.of(name(by, "v")), ref(list, "list"), Optional.empty());
        return new Expr.Call(c.span(), c.callee(), List.of(new Expr.Arg(list, Optional.empty(), ref(list, "list")),
                new Expr.Arg(by, Optional.of(name(by, "by")), keys)), List.of());
    }

    private static Expr ref(Span at, String id) {
        return new Expr.Ref(at, name(at, id));
    }

    private static Name name(Span at, String id) {
        return new Name(at, id, id);
    }
}
