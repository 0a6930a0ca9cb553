package fopt.compiler.check;

import fopt.compiler.hook.ExternFunction;
import fopt.compiler.hook.ExternFunction.Length;
import fopt.compiler.hook.ExternFunction.Parameter;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Shape.Dim;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;
import fopt.compiler.types.Typed;
import fopt.runtime.hook.HookKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls of functions that are not written in the language: typed by their declaration, placed like any operation (rule OP).
final class ExternRules {
    private final Analysis analysis;
    private final ArgumentRules arguments;
    private final Placing placing;
    private final Map<String, Dim> known = new HashMap<>();

    ExternRules(Analysis analysis, ArgumentRules arguments, Placing placing) {
        this.analysis = analysis;
        this.arguments = arguments;
        this.placing = placing;
    }

    Typed call(Expr.Call c, ExternFunction f, Site at) {
        if (f.givesNothing() && !analysis.isAlone(c)) {
            analysis.fail(Diagnostic.of("E714", c.span(), "`" + f.written() + "` gives nothing, so it has no value here")
                    .note("it is declared without `-> type`: it is called for what it does, as a statement of its own").help("declare what it gives: `-> real`"));
        }
        ArgumentRules.Checked given = arguments.check(signature(f), c, at);
        if (!c.samples().isEmpty()) {
            return analysis.fail(Diagnostic.of("E041", c.span(), "`" + f.written() + "` takes no samples after `;`").help("give it numbers"));
        }
        if (!given.fine()) {
            return Analysis.UNTYPED;
        }
        List<Expr> parts = f.parameters().stream().map(p -> given.named().get(p.id())).toList();
        List<Typed> typed = parts.stream().map(analysis.typing::of).toList();
        for (int k = 0; k < parts.size(); k++) {
            if (!fits(f, f.parameters().get(k), parts.get(k), typed.get(k).type())) {
                return Analysis.UNTYPED;
            }
        }
        return placing.combine(c, result(f, typed), parts, typed);
    }

    /// A call for what a function does, which gives nothing.
    static boolean isCallback(Expr e, Typing typing) {
        return e instanceof Expr.Call c && typing.target(c).orElse(null) instanceof Symbol.Extern x && x.function().givesNothing();
    }

    /// As if it were a built-in: whose argument is whose.
    private static Builtin signature(ExternFunction f) {
        List<Builtin.Parameter> parameters = f.parameters().stream()
                .map(p -> new Builtin.Parameter(p.id(), Builtin.Kind.ANY, Optional.empty(), false, List.of())).toList();
        return new Builtin(f.written(), Builtin.Family.PLAIN, Type.ANY, parameters, "");
    }

    // ---- arguments

    private boolean fits(ExternFunction f, Parameter p, Expr argument, Type type) {
        if (!accepts(p.part().kind(), type)) {
            analysis.fail(ShapeErrors.argument(argument.span(), f.written(), p.written(), phrase(p.part().kind()), type));
            return false;
        }
        if (p.part().kind() == HookKind.WHOLE && Literals.value(argument).stream().anyMatch(v -> v != Math.rint(v))) {
            analysis.fail(CallErrors.range(argument.span(), f.written(), p.written(), "a whole number"));
            return false;
        }
        List<Dim> sizes = sizes(type);
        for (int k = 0; k < Math.min(sizes.size(), p.part().lengths().size()); k++) {
            Dim declared = declared(p.part().lengths().get(k), sizes.get(k));
            if (declared instanceof Dim.Known(int wanted) && sizes.get(k) instanceof Dim.Known(int found) && wanted != found) {
                analysis.fail(Diagnostic.of("E704", argument.span(), "`" + p.written() + "` of `" + f.written() + "` must have " + wanted
                        + (sizes.size() == 1 ? " numbers" : k == 0 ? " rows" : " columns") + ", found " + TypeNames.of(type)));
                return false;
            }
        }
        return true;
    }

    private Dim declared(Length length, Dim found) {
        return switch (length) {
            case Length.Number(int value) -> new Dim.Known(value);
            case Length.Name(String id, String written) -> known.computeIfAbsent(id, k -> found);
        };
    }

    private static List<Dim> sizes(Type type) {
        return switch (type) {
            case Type.Real(Shape.Vector(Dim length), boolean whole) -> List.of(length);
            case Type.Real(Shape.Matrix(Dim rows, Dim columns), boolean whole) -> List.of(rows, columns);
            default -> List.of();
        };
    }

    /// Tables of numbers are vectors, tables of vectors have a row for each; a graph is the matrix of its weights.
    private static boolean accepts(HookKind kind, Type type) {
        if (type instanceof Type.Any || isZero(type)) {
            return true;
        }
        return switch (kind) {
            case REAL, WHOLE -> Kinds.isNumber(type);
            case TRUTH -> type instanceof Type.Bool;
            case VECTOR -> type instanceof Type.Real(Shape.Vector v, boolean whole) || type instanceof Type.Table(Type item) && accepts(HookKind.REAL, item);
            case MATRIX -> Kinds.accepts(Builtin.Kind.MATRIX, type) || type instanceof Type.Graph || type instanceof Type.Table(Type item) && accepts(HookKind.VECTOR, item);
            case NOTHING -> false;
        };
    }

    private static boolean isZero(Type type) {
        return type instanceof Type.Real(Shape.Zero z, boolean whole);
    }

    private static String phrase(HookKind kind) {
        return switch (kind) {
            case REAL, WHOLE -> "a number";
            case TRUTH -> "true or false";
            case VECTOR -> "a vector";
            case MATRIX -> "a matrix";
            case NOTHING -> "nothing";
        };
    }

    // ---- the result

    private Type result(ExternFunction f, List<Typed> arguments) {
        List<Length> lengths = f.result().lengths();
        return switch (f.result().kind()) {
            case REAL -> Type.SCALAR;
            case WHOLE -> Type.INT;
            case TRUTH -> Type.BOOL;
            case NOTHING -> Type.ANY;
            case VECTOR -> lengths.isEmpty() ? first(HookKind.VECTOR, f, arguments, Type.POINT) : new Type.Real(new Shape.Vector(told(lengths.getFirst())), false);
            case MATRIX -> lengths.isEmpty() ? first(HookKind.MATRIX, f, arguments, new Type.Real(Shape.MATRIX, false))
                    : new Type.Real(new Shape.Matrix(told(lengths.getFirst()), told(lengths.getLast())), false);
        };
    }

    private static Type first(HookKind kind, ExternFunction f, List<Typed> arguments, Type none) {
        for (int k = 0; k < arguments.size(); k++) {
            if (f.parameters().get(k).part().kind() == kind) {
                return arguments.get(k).type() instanceof Type.Real(Shape s, boolean whole) && !(s instanceof Shape.Zero) ? new Type.Real(s, false)
                        : new Type.Real(kind == HookKind.VECTOR ? new Shape.Vector(new Dim.Unknown()) : Shape.MATRIX, false);
            }
        }
        return none;
    }

    private Dim told(Length length) {
        return switch (length) {
            case Length.Number(int value) -> new Dim.Known(value);
            case Length.Name(String id, String written) -> known.getOrDefault(id, id.equals("d") ? new Dim.Symbol("d") : new Dim.Unknown());
        };
    }
}
