package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Knowledge;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Calls of functions that only compute: entry by entry, reductions, and those with a fixed type.
final class FunctionRules {
    private static final Set<String> WHOLE = Set.of("floor", "ceil", "sign", "div");
    private static final Set<String> KEEPS_WHOLE = Set.of("abs", "mod", "sum", "max", "min");

    private final Analysis analysis;
    private final Placing placing;

    FunctionRules(Analysis analysis, Placing placing) {
        this.analysis = analysis;
        this.placing = placing;
    }

    Typed call(Builtin b, Expr.Call c, ArgumentRules.Checked args) {
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        List<Expr> parts = args.all();
        List<Typed> typed = parts.stream().map(analysis.typing::of).toList();
        if (typed.stream().anyMatch(t -> t.type() instanceof Type.Any) && b.family() != Builtin.Family.PLAIN && b.family() != Builtin.Family.VECTORS) {
            return placing.combine(c, Type.ANY, parts, typed);
        }
        return switch (b.family()) {
            case ELEMENTWISE -> entries(b, c, parts, typed);
            case REDUCTION -> reduction(b, c, parts, typed);
            case VECTORS -> placing.combine(c, vectors(b, typed), parts, typed);
            default -> b.name().equals("blocks") ? Placing.known(b.result()) : placing.combine(c, plain(b, args), parts, typed);
        };
    }

    private static Type vectors(Builtin b, List<Typed> typed) {
        if (b.name().equals("diag")) {
            return typed.getFirst().type() instanceof Type.Real(Shape.Matrix m, boolean i) ? new Type.Real(new Shape.Vector(m.rows()), false)
                    : typed.getFirst().type() instanceof Type.Real(Shape.Vector v, boolean i)
                            ? new Type.Real(new Shape.Matrix(v.length(), v.length()), false) : Type.ANY;
        }
        return b.result() instanceof Type.Any ? typed.getFirst().type() : b.result();
    }

    private Type plain(Builtin b, ArgumentRules.Checked args) {
        return b.name().equals("clip_norm") ? analysis.typing.of(args.named().get("v")).type() : b.result();
    }

    private Typed entries(Builtin b, Expr.Call c, List<Expr> parts, List<Typed> typed) {
        Shape shape = Shape.ZERO;
        boolean whole = true;
        for (int k = 0; k < parts.size(); k++) {
            Type type = typed.get(k).type() instanceof Type.Table(Type item) ? item : typed.get(k).type();
            if (!(type instanceof Type.Real(Shape s, boolean integer))) {
                return Analysis.UNTYPED;
            }
            Optional<Shape> joined = OperatorRules.shape(Operator.DOT_ADD, shape, settled(parts.get(k), s));
            if (joined.isEmpty()) {
                return analysis.fail(Diagnostic.of("E030", c.span(), "`" + b.name() + "` of values of different shapes")
                        .help("give numbers, or values of one shape"));
            }
            shape = joined.get();
            whole &= integer;
        }
        boolean integer = WHOLE.contains(b.name()) || whole && KEEPS_WHOLE.contains(b.name());
        return placing.combine(c, new Type.Real(shape, integer), parts, typed);
    }

    /// A 0 that is written down is a number here: `exp(0)`.
    private Shape settled(Expr e, Shape s) {
        return s instanceof Shape.Zero && e instanceof Expr.Number ? Shape.SCALAR : s;
    }

    private Typed reduction(Builtin b, Expr.Call c, List<Expr> parts, List<Typed> typed) {
        boolean extremum = b.name().equals("max") || b.name().equals("min");
        if (parts.size() > 1) {
            return extremum ? entries(b, c, parts, typed) : analysis.fail(CallErrors.tooMany(parts.get(1).span(), b.name() + "(v)", 1));
        }
        Typed t = typed.get(0);
        if (t.place() == Placement.EDGE) {
            Knowledge k = PairKnowledge.survivesReduction(parts.get(0), analysis.typing) ? t.knowledge() : t.knowledge().max(Knowledge.PRIVATE);
            return new Typed(b.name().equals("mean") ? fraction(t.type()) : t.type(), Placement.NODE, k);
        }
        Type type = switch (t.type()) {
            case Type.Table(Type item) -> item;
            case Type.Real r -> new Type.Real(Shape.SCALAR, r.integer() && KEEPS_WHOLE.contains(b.name()));
            default -> Type.ANY;
        };
        return new Typed(type, t.place(), t.knowledge());
    }

    private static Type fraction(Type type) {
        return type instanceof Type.Real r ? new Type.Real(r.shape(), false) : type;
    }
}
