package fopt.compiler.check;

import fopt.compiler.check.Builtin.Kind;
import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr.Arg;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Arguments of built-ins: which parameter each is for, whether its type fits, and whether a value that is written down is in range.
final class ArgumentRules {
    /// The arguments of a call, checked. `fine` if none of them was wrong.
    record Checked(Map<String, Expr> named, List<Expr> repeated, boolean fine) {
        /// All argument expressions, in the order of the parameters.
        List<Expr> all() {
            List<Expr> all = new ArrayList<>(repeated);
            all.addAll(named.values());
            return all;
        }
    }

    private final Analysis analysis;
    private final ExpressionChecker expressions;

    ArgumentRules(Analysis analysis, ExpressionChecker expressions) {
        this.analysis = analysis;
        this.expressions = expressions;
    }

    Checked check(Builtin b, Expr.Call call, Site at) {
        Map<String, Expr> named = new LinkedHashMap<>();
        List<Expr> repeated = new ArrayList<>();
        boolean fine = true;
        int position = 0;
        for (Arg arg : call.args()) {
            Parameter p = arg.name().isPresent() ? b.parameter(arg.name().get().id()).orElse(null)
                    : position < b.parameters().size() ? b.parameters().get(position) : null;
            if (p == null) {
                fine = noParameter(b, arg, at);
                continue;
            }
            if (p.repeated() && graphFollows(b, position)) {
                Typed t = expressions.check(arg.value(), at);
                p = t.type() instanceof Type.Graph ? b.parameters().get(++position) : p;
                fine &= fits(b, p, arg.value(), t);
            } else {
                fine &= argument(b, p, arg.value(), at);
            }
            if (p.repeated()) {
                repeated.add(arg.value());
                continue;
            }
            if (arg.name().isEmpty()) {
                position++;
            }
            if (named.put(p.name(), arg.value()) != null) {
                analysis.fail(CallErrors.twice(arg.span(), b.name(), p.name()));
                fine = false;
            }
        }
        fine = fine && nothingMissing(b, call, named, repeated);
        analysis.typing.match(call, new Typing.Matched(Map.copyOf(named), List.copyOf(repeated)));
        return new Checked(named, repeated, fine);
    }

    /// After values of any number a graph may follow: `gossip(x, y, ring(5))`.
    private static boolean graphFollows(Builtin b, int position) {
        return position + 1 < b.parameters().size() && List.of(Kind.GRAPH, Kind.MIXING).contains(b.parameters().get(position + 1).kind());
    }

    private boolean noParameter(Builtin b, Arg arg, Site at) {
        expressions.check(arg.value(), at);
        analysis.fail(() -> arg.name().isPresent()
                ? CallErrors.unknownParameter(arg.name().get(), b.name(), b.parameters().stream().map(Parameter::name).toList())
                : CallErrors.tooMany(arg.span(), b.signature(), b.parameters().size()));
        return false;
    }

    private boolean nothingMissing(Builtin b, Expr.Call call, Map<String, Expr> named, List<Expr> repeated) {
        List<String> missing = b.parameters().stream()
                .filter(p -> p.required() && (p.repeated() ? repeated.isEmpty() : !named.containsKey(p.name())))
                .map(Parameter::name)
                .toList();
        if (!missing.isEmpty()) {
            analysis.fail(CallErrors.missing(call.span(), b.name(), missing));
        }
        return missing.isEmpty();
    }

    private boolean argument(Builtin b, Parameter p, Expr value, Site at) {
        if (p.kind() == Kind.OPTION && value instanceof Expr.Ref r && p.options().contains(r.name().id())) {
            analysis.typing.bind(r, new Symbol.BuiltIn(r.name().id(), r.name().written()));
            analysis.typing.put(r, new Typed(new Type.Text(), Placement.SHARED, Knowledge.KNOWN));
            return true;
        }
        if (p.kind() == Kind.OPTION && value instanceof Expr.Ref r && at.scope().find(r.name().id()).isEmpty()) {
            analysis.typing.put(r, analysis.fail(() -> CallErrors.option(r.span(), b.name(), p.name(), p.options())));
            return false;
        }
        return fits(b, p, value, expressions.check(value, at));
    }

    private boolean fits(Builtin b, Parameter p, Expr value, Typed t) {
        if (!Kinds.accepts(p.kind(), t.type())) {
            analysis.fail(p.kind() == Kind.VECTOR && t.type() instanceof Type.Real
                    ? Diagnostic.of("E030", value.span(), "`" + p.name() + "` of `" + b.name()
                    + "` must be a vector, found a number")
                    : wrongType(b, p, value, t));
            return false;
        }
        return inRange(b, p, value);
    }

    private static Diagnostic wrongType(Builtin b, Parameter p, Expr value, Typed t) {
        Diagnostic d = ShapeErrors.argument(value.span(), b.name(), p.name(), p.kind().phrase(), t.type());
        boolean size = (p.kind() == Kind.LAW || p.kind() == Kind.DRAWN) && t.type() instanceof Type.Real;
        return size ? d.help("for a cohort of that many nodes, write `uniform(" + PlacementErrors.one(value.span()) + ")`") : d;
    }

    private boolean inRange(Builtin b, Parameter p, Expr value) {
        OptionalDouble known = Literals.value(value);
        if (known.isEmpty()) {
            return true;
        }
        double v = known.getAsDouble();
        String expected = switch (p.kind()) {
            case SIZE -> Literals.isCount(value) ? v >= 1 ? null : "a count of at least 1, or a share"
                    : v > 0 && v <= 1 ? null : "a share above 0 and at most 1, or a count";
            case INTEGER -> v == Math.rint(v) ? null : "a whole number";
            case NUMBER -> !p.name().equals("p") || v >= 0 && v <= 1 ? null : "a probability, between 0 and 1";
            case VALUE, VECTOR, MATRIX, BOOL, TEXT, MATRIX_FILE, SPLIT, OPTION, COMPRESSOR, GRAPH, LAW, DRAWN, COHORT, SAMPLES, DATA, ARRAY, FUNCTION, LIST, SORTED, COLUMNS, MIXING,
                 COORDINATES, OPERATOR, ANY -> null;
        };
        if (expected != null) {
            analysis.fail(CallErrors.range(value.span(), b.name(), p.name(), expected));
        }
        return expected == null;
    }
}
