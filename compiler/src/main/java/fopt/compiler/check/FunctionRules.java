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
    /// What is known before the run, whatever the values are.
    private static final Set<String> SIZES = Set.of("blocks", "rows", "columns");
    private static final Set<String> KEEPS_WHOLE = Set.of("abs", "mod", "sum", "max", "min");

    private final Analysis analysis;
    private final Placing placing;
    private final ExpressionChecker expressions;

    FunctionRules(Analysis analysis, ExpressionChecker expressions, Placing placing) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.placing = placing;
    }

    Typed call(Builtin b, Expr.Call c, ArgumentRules.Checked args) {
        if (!args.fine()) {
            return Analysis.UNTYPED;
        }
        List<Expr> parts = args.all();
        List<Typed> typed = parts.stream().map(analysis.typing::of).toList();
        if (typed.stream().anyMatch(t -> t.type() instanceof Type.Any) && b.family() != Builtin.Family.PLAIN && b.family() != Builtin.Family.VECTORS) {
            if (b.family() == Builtin.Family.REDUCTION && parts.size() == 1 && typed.getFirst().place() == Placement.EDGE) {
                return new Typed(Type.ANY, Placement.NODE, Knowledge.PRIVATE);
            }
            return placing.combine(c, Type.ANY, parts, typed);
        }
        return switch (b.family()) {
            case ELEMENTWISE -> entries(b, c, parts, typed);
            case REDUCTION -> reduction(b, c, parts, typed);
            case VECTORS -> placing.combine(c, vectors(b, typed), parts, typed);
            default -> SIZES.contains(b.name()) ? Placing.known(b.result()) : placing.combine(c, plain(b, args), parts, typed);
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
        return switch (b.name()) {
            case "clip_norm" -> analysis.typing.of(args.named().get("v")).type();
            case "matrix" -> args.named().get("columns") instanceof Expr.ListOf l && l.items().size() == 1
                    ? new Type.Real(new Shape.Vector(new Shape.Dim.Unknown()), false) : matrix(analysis.typing.of(args.named().get("columns")).type(), b.result());
            case "zip" -> new Type.Table(new Type.Tuple(args.repeated().stream().map(e -> entry(analysis.typing.of(e).type())).toList()));
            default -> b.result();
        };
    }

    /// With rows as its columns are long. @param any where that is not known
    private static Type matrix(Type columns, Type any) {
        return switch (columns) {
            case Type.Table(Type.Real(Shape.Vector v, boolean whole)) -> new Type.Real(new Shape.Matrix(v.length(), new Shape.Dim.Unknown()), false);
            case Type.Table(Type.Real(Shape.Scalar s, boolean whole)) -> new Type.Real(new Shape.Matrix(new Shape.Dim.Known(1), new Shape.Dim.Unknown()), false);
            default -> any;
        };
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
        Type entry = new Type.Real(shape, integer);
        boolean table = typed.stream().anyMatch(t -> t.type() instanceof Type.Table);
        return placing.combine(c, table ? new Type.Table(entry) : entry, parts, typed);
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
        if (t.place() == Placement.EDGE && b.name().startsWith("arg")) {
            return bestNeighbour(b, c, parts.getFirst(), t);
        }
        if (t.place() == Placement.EDGE && !(t.type() instanceof Type.Table)) {
            Knowledge k = PairKnowledge.survivesReduction(parts.get(0), analysis.typing) ? t.knowledge() : t.knowledge().max(Knowledge.PRIVATE);
            Type type = switch (b.name()) {
                case "mean" -> fraction(t.type());
                case "count" -> Type.INT;
                default -> t.type();
            };
            return new Typed(type, Placement.NODE, k);
        }
        return new Typed(reduced(b, parts.get(0), t.type()), t.place(), t.knowledge());
    }

    /// `argmin(e for v in exchange(x))`: what the neighbour sent at which e is least.
    private Typed bestNeighbour(Builtin b, Expr.Call c, Expr part, Typed compared) {
        if (!(part instanceof Expr.Comprehension)) {
            return analysis.fail(Diagnostic.of("E031", c.span(), "`" + b.name() + "` of what neighbours sent: say what is compared")
                    .help("`" + b.name() + "(e for v in exchange(x))` is what the neighbour sent at which e is " + (b.name().equals("argmin") ? "least" : "largest")));
        }
        return new Typed(numbers(part, expressions.comprehensions().argument(part, compared.type()), new Type.Table(compared.type())), Placement.NODE, Knowledge.PRIVATE);
    }

    private Type reduced(Builtin b, Expr e, Type type) {
        return switch (b.name()) {
            case "argmin", "argmax" -> numbers(e, expressions.comprehensions().argument(e, type), type);
            case "count" -> type instanceof Type.Table ? Type.INT
                    : analysis.fail(ShapeErrors.expected(e.span(), "a table or `… for v in … if …`", type)).type();
            default -> switch (type) {
                case Type.Table(Type item) when !(item instanceof Type.Real || item instanceof Type.Table || item instanceof Type.Any) ->
                    analysis.fail(ShapeErrors.expected(e.span(), "numbers or vectors", item)).type();
                case Type.Table(Type item) -> b.name().equals("mean") ? fraction(item) : item;
                case Type.Real r -> new Type.Real(Shape.SCALAR, r.integer() && KEEPS_WHOLE.contains(b.name()));
                default -> Type.ANY;
            };
        };
    }

    /// What is compared by `argmin` and `argmax` must be numbers.
    private Type numbers(Expr e, Type result, Type compared) {
        return compared instanceof Type.Table(Type item) && !(item instanceof Type.Any) && !Kinds.isNumber(item)
                ? analysis.fail(ShapeErrors.expected(e.span(), "numbers to compare", item)).type() : result;
    }

    private static Type entry(Type table) {
        return table instanceof Type.Table(Type item) ? item : Type.INT;
    }

    private static Type fraction(Type type) {
        return type instanceof Type.Real r ? new Type.Real(r.shape(), false) : type;
    }
}
