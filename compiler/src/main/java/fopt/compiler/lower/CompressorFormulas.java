package fopt.compiler.lower;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.NotConstant;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.ir.Arithmetic;
import fopt.compiler.ir.Fn;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import fopt.runtime.compress.Compressor.Draw;
import fopt.runtime.compress.Formula;
import fopt.runtime.compress.Formula.Coordinates;
import fopt.runtime.compress.Formula.Reduction;
import fopt.runtime.function.Size;
import fopt.runtime.hook.HookKind;
import fopt.runtime.random.Distribution;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the body of a compressor of one's own into a [Formula], for given arguments and a dimension. What is known before the run becomes numbers.
final class CompressorFormulas {
    private static final Map<String, Reduction> REDUCTIONS = Map.of("sum", Reduction.SUM, "mean", Reduction.MEAN, "max", Reduction.MAX,
            "min", Reduction.MIN, "norm", Reduction.NORM, "norm1", Reduction.SUM_OF_MAGNITUDES, "norm_inf", Reduction.LARGEST_MAGNITUDE,
            "count_nonzero", Reduction.NOT_ZERO);
    private static final Map<String, Distribution> DRAWS = Map.of("coin", Distribution.COIN, "normal", Distribution.NORMAL, "rand", Distribution.UNIFORM,
            "geometric", Distribution.GEOMETRIC, "laplace", Distribution.LAPLACE, "exponential", Distribution.EXPONENTIAL,
            "rand_int", Distribution.INTEGER);

    private final Typing typing;
    private final Evaluator evaluator;
    private final int dimension;
    private final FormulaKnowledge knowledge;
    private final BuiltInCalls builtIns;
    private final Map<Symbol, Object> bindings = new IdentityHashMap<>();
    private int sites;

    /// @param evaluator knows the arguments, and `d`
    CompressorFormulas(Typing typing, Evaluator evaluator, int dimension, Draw draw, BuiltInCalls builtIns) {
        this.builtIns = builtIns;
        this.typing = typing;
        this.evaluator = evaluator;
        this.dimension = dimension;
        knowledge = new FormulaKnowledge(draw);
    }

    /// Whether the body draws.
    boolean draws() {
        return sites > 0;
    }

    Formula of(Typing.Expansion body) {
        bindings.put(body.parameters().getLast(), new Formula.Use(new Formula.Input()));
        return body(body.body(), body.value());
    }

    private Formula body(List<Stmt> lets, Expr value) {
        for (Stmt s : lets) {
            Stmt.Let let = (Stmt.Let) s;
            for (int k = 0; k < let.names().size(); k++) {
                bind(typing.declared(let.names().get(k)), let.values().get(k));
            }
        }
        return number(value);
    }

    private void bind(Symbol symbol, Expr e) {
        Optional<Value> known = constant(e);
        if (known.isPresent()) {
            bindings.put(symbol, known.get());
        } else if (typing.of(e).type() instanceof fopt.compiler.types.Type.IndexSet) {
            Coordinates set = set(e);
            bindings.put(symbol, set instanceof Formula.UseSet ? set : new Formula.UseSet(set));
        } else {
            Formula f = number(e);
            bindings.put(symbol, f instanceof Formula.Use ? f : new Formula.Use(f));
        }
    }

    /// What a name of the body stands for, if it is a value that is known before the run.
    Optional<Value> known(Symbol symbol) {
        return bindings.get(symbol) instanceof Value v ? Optional.of(v) : Optional.empty();
    }

    private Optional<Value> constant(Expr e) {
        try {
            return Optional.of(evaluator.eval(e));
        } catch (NotConstant n) {
            return Optional.empty();
        }
    }

    // ---- numbers and vectors

    private Formula number(Expr e) {
        Optional<Value> known = constant(e);
        if (known.isPresent()) {
            return known(known.get(), e);
        }
        return switch (e) {
            case Expr.Ref r when bindings.get(typing.symbol(r)) instanceof Formula f -> f;
            case Expr.Negate n -> new Formula.One(x -> -x, number(n.operand()));
            case Expr.Not n -> one(Fn.One.NOT, number(n.operand()));
            case Expr.Norm n -> new Formula.Reduce(Reduction.NORM, number(n.operand()));
            case Expr.Inner i -> dot(i.left(), i.right());
            case Expr.Binary b -> binary(b);
            case Expr.Conditional c -> choice(c);
            case Expr.Index i -> new Formula.Take(number(i.base()), set(i.indices().getFirst()));
            case Expr.Call c -> call(c);
            default -> throw later(e);
        };
    }

    private static Formula known(Value v, Expr e) {
        return v instanceof Value.Vector(double[] x) ? new Formula.ConstantVector(x) : new Formula.Constant(Evaluator.asNumber(v, e.span()));
    }

    private static EvaluationError later(Expr e) {
        return new EvaluationError(Diagnostic.of("E090", e.span(), "this in a compressor is not available yet"));
    }

    private static Formula one(Fn.One fn, Formula a) {
        return new Formula.One(x -> Arithmetic.apply(fn, x), a);
    }

    private static Formula two(Fn.Two fn, Formula a, Formula b, boolean scales) {
        return new Formula.Two((x, y) -> Arithmetic.apply(fn, x, y), a, b, scales);
    }

    private Formula dot(Expr a, Expr b) {
        return new Formula.Reduce(Reduction.SUM, two(Fn.Two.MUL, number(a), number(b), false));
    }

    private Formula binary(Expr.Binary b) {
        Operator op = b.operator();
        boolean product = op == Operator.MUL || op == Operator.DOT_MUL || op == Operator.DIV || op == Operator.DOT_DIV;
        Fn.Two fn = switch (op) {
            case ADD, DOT_ADD -> Fn.Two.ADD;
            case SUB, DOT_SUB -> Fn.Two.SUB;
            case MUL, DOT_MUL -> Fn.Two.MUL;
            case DIV, DOT_DIV -> Fn.Two.DIV;
            case POW, DOT_POW -> Fn.Two.POW;
            case EQ -> Fn.Two.EQ;
            case NE -> Fn.Two.NE;
            case LT -> Fn.Two.LT;
            case LE -> Fn.Two.LE;
            case GT -> Fn.Two.GT;
            case GE -> Fn.Two.GE;
            case AND -> Fn.Two.AND;
            case OR -> Fn.Two.OR;
            case SOLVE, RANGE, IN -> throw later(b);
        };
        boolean scales = product && (isNumber(b.left()) || isNumber(b.right()));
        return two(fn, number(b.left()), number(b.right()), scales);
    }

    private boolean isNumber(Expr e) {
        return typing.of(e).type() instanceof fopt.compiler.types.Type.Real(fopt.compiler.types.Shape.Scalar s, boolean i)
                || typing.of(e).type() instanceof fopt.compiler.types.Type.Any;
    }

    private Formula choice(Expr.Conditional c) {
        Formula condition = number(c.condition());
        Formula otherwise = c.otherwise().map(this::number).orElse(new Formula.Constant(0));
        return new Formula.Choice(condition, number(c.then()), otherwise, knowledge.known(condition));
    }

    private Formula call(Expr.Call c) {
        Optional<Typing.Expansion> inlined = typing.expansion(c);
        if (inlined.isPresent()) {
            Typing.Expansion x = inlined.get();
            for (int k = 0; k < x.parameters().size(); k++) {
                bind(x.parameters().get(k), x.arguments().get(k));
            }
            return body(x.body(), x.value());
        }
        if (typing.target(c).orElse(null) instanceof Symbol.Extern(ExternFunction f)) {
            return outside(f, c);
        }
        String id = typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).map(s -> ((Symbol.BuiltIn) s).id()).orElseThrow(() -> later(c));
        Optional<Fn.One> map = Calls.elementwise(id);
        if (map.isPresent()) {
            return one(map.get(), argument(c, "v"));
        }
        if (DRAWS.containsKey(id)) {
            return draw(id, c);
        }
        if (REDUCTIONS.containsKey(id) && operands(c).size() == 1) {
            return new Formula.Reduce(REDUCTIONS.get(id), number(operands(c).getFirst()));
        }
        return switch (id) {
            case "min", "max" -> operands(c).stream().map(this::number)
                    .reduce((a, b) -> two(id.equals("min") ? Fn.Two.MIN : Fn.Two.MAX, a, b, false)).orElseThrow();
            case "mod" -> two(Fn.Two.MOD, argument(c, "a"), argument(c, "b"), false);
            case "dot" -> dot(given(c, "a"), given(c, "b"));
            case "size" -> size(given(c, "of"));
            case "kmeans" -> new Formula.Centroids(argument(c, "v"), whole(given(c, "k")));
            case "reals", "real", "signs", "levels", "coded", "sparse" -> part(id, c);
            default -> throw later(c);
        };
    }

    /// A hook, which is given numbers and vectors of a length that does not change.
    private Formula outside(ExternFunction f, Expr.Call c) {
        List<Formula> arguments = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        for (ExternFunction.Parameter p : f.parameters()) {
            Expr e = given(c, p.id());
            Formula argument = number(e);
            boolean isNumber = p.part().kind() != HookKind.VECTOR;
            if (p.part().kind() == HookKind.MATRIX || !isNumber && argument instanceof Formula.Constant || knowledge.extent(argument, isNumber).set() != null) {
                throw new EvaluationError(Diagnostic.of("E716", e.span(), "in a compressor, hooks are given numbers, and vectors as long as what is compressed")
                        .help("give the whole vector, and take a part of what comes back: `h(v)[I]`"));
            }
            arguments.add(argument);
            sizes.add(isNumber ? Size.NUMBER : Size.of(dimension));
        }
        return new Formula.Outside(builtIns.extern(f, sizes, dimension, c.span()), arguments, f.result().kind() != HookKind.VECTOR);
    }

    private List<Expr> operands(Expr.Call c) {
        return typing.arguments(c).repeated().isEmpty() ? List.of(given(c, "v")) : typing.arguments(c).repeated();
    }

    private Expr given(Expr.Call c, String parameter) {
        return typing.arguments(c).named().get(parameter);
    }

    private Formula argument(Expr.Call c, String parameter) {
        return number(given(c, parameter));
    }

    private Formula size(Expr of) {
        return typing.of(of).type() instanceof fopt.compiler.types.Type.IndexSet ? new Formula.SizeOf(set(of))
                : new Formula.Reduce(Reduction.SUM, new Formula.One(x -> 1, number(of)));
    }

    private int whole(Expr e) {
        double k = Evaluator.asNumber(constant(e).orElseThrow(() -> later(e)), e.span());
        if (!(k >= 1 && k == Math.rint(k) && k <= 1 << 16)) {
            throw new EvaluationError(Diagnostic.of("E042", e.span(), "a whole number from 1 to 65536 is expected here, not " + k));
        }
        return (int) k;
    }

    private Formula draw(String id, Expr.Call c) {
        List<Formula> parameters = switch (id) {
            case "coin", "geometric" -> List.of(argument(c, "p"));
            case "exponential" -> List.of(new Formula.One(x -> 1 / x, or(c, "rate", 1)));
            case "normal" -> List.of(or(c, "mean", 0), or(c, "std", 1));
            case "laplace" -> List.of(or(c, "mean", 0), or(c, "scale", 1));
            default -> List.of(or(c, "a", 0), or(c, "b", 1));
        };
        Expr like = given(c, "like");
        return new Formula.Draw(++sites, DRAWS.get(id), parameters, like == null ? null : number(like));
    }

    private Formula or(Expr.Call c, String parameter, double standard) {
        return given(c, parameter) == null ? new Formula.Constant(standard) : argument(c, parameter);
    }

    // ---- parts

    private Formula part(String id, Expr.Call c) {
        if (id.equals("sparse")) {
            Coordinates set = set(given(c, "at"));
            return new Formula.Sparse(set, knowledge.announced(set, dimension), knowledge.size(set, dimension), number(given(c, "v")));
        }
        Formula v = argument(c, "v");
        Formula.Extent extent = knowledge.extent(v, isNumber(given(c, "v")));
        return switch (id) {
            case "signs" -> new Formula.Signs(v, extent);
            case "levels" -> new Formula.Levels(v, whole(given(c, "s")), extent);
            case "coded" -> {
                Formula centroids = argument(c, "centroids");
                yield new Formula.Coded(v, centroids, FormulaKnowledge.count(centroids, given(c, "centroids").span()), knowledge.known(centroids), extent);
            }
            default -> new Formula.Reals(v, extent);
        };
    }

    // ---- sets

    private Coordinates set(Expr e) {
        Optional<Value> known = constant(e);
        if (known.isPresent() && known.get() instanceof Value.Range(int from, int to)) {
            return new Formula.Range(from, to);
        }
        if (e instanceof Expr.Ref r && bindings.get(typing.symbol(r)) instanceof Coordinates set) {
            return set;
        }
        String id = e instanceof Expr.Call c ? typing.target(c).filter(s -> s instanceof Symbol.BuiltIn).map(s -> ((Symbol.BuiltIn) s).id()).orElse("") : "";
        return switch (id) {
            case "largest", "smallest" -> {
                Formula v = argument((Expr.Call) e, "v");
                Formula.Extent extent = knowledge.extent(v, false);
                yield new Formula.Extreme(id.equals("largest"), amount(given((Expr.Call) e, "k")), v, extent.set());
            }
            case "choose" -> all((Expr.Call) e);
            default -> throw later(e);
        };
    }

    /// `choose(1..d, k)`
    private Coordinates all(Expr.Call c) {
        boolean all = constant(given(c, "from")).filter(v -> v.equals(new Value.Range(1, dimension))).isPresent();
        if (!all || given(c, "k") == null) {
            throw later(c);
        }
        return new Formula.Chosen(++sites, amount(given(c, "k")));
    }

    private Formula.Amount amount(Expr k) {
        if (!(constant(k).orElseThrow(() -> later(k)) instanceof Value.Num(double value, boolean integer))) {
            throw later(k);
        }
        if (!(integer ? value >= 1 && value == Math.rint(value) : value > 0 && value <= 1)) {
            throw new EvaluationError(Diagnostic.of("E042", k.span(), "a count of at least 1 or a share of at most 100% is expected here, not " + value));
        }
        return new Formula.Amount(value, !integer);
    }

    /// E038 where the receivers could not compute the value.
    void check(Formula value, Span place) {
        if (!knowledge.computable(value)) {
            throw new EvaluationError(Diagnostic.of("E038", place, "the receivers cannot work out this value: it needs more than the parts that are sent"));
        }
    }
}
