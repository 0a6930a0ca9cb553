package fopt.compiler.lower;

import fopt.compiler.check.Builtin;
import fopt.compiler.check.Builtins;
import fopt.compiler.check.Symbol;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Op;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.runtime.robust.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Lowers calls of built-in functions.
final class Calls {
    private static final Map<String, Fn.One> ELEMENTWISE = Map.ofEntries(
            Map.entry("abs", Fn.One.ABS), Map.entry("sign", Fn.One.SIGN), Map.entry("sqrt", Fn.One.SQRT), Map.entry("exp", Fn.One.EXP),
            Map.entry("log", Fn.One.LOG), Map.entry("log1p", Fn.One.LOG1P), Map.entry("sin", Fn.One.SIN), Map.entry("cos", Fn.One.COS),
            Map.entry("tanh", Fn.One.TANH), Map.entry("floor", Fn.One.FLOOR), Map.entry("ceil", Fn.One.CEIL));

    private final Expressions expressions;
    private final Store store;
    private final Code code;
    private final Oracles oracles;
    private final Draws draws;
    private final Releases releases;
    private final SetDraws setDraws;
    private final FunctionCalls functions;
    private final RuleCalls rules;

    Calls(Expressions expressions) {
        this.expressions = expressions;
        store = expressions.store;
        code = expressions.code;
        draws = new Draws(expressions);
        releases = new Releases(expressions);
        setDraws = new SetDraws(expressions);
        oracles = new Oracles(expressions, draws);
        functions = expressions.functions;
        rules = new RuleCalls(expressions);
    }

    Val lower(Expr.Call c, Optional<Place> place) {
        if (c.callee() instanceof Expr.Nabla) {
            return oracles.gradient(c);
        }
        return switch (expressions.typing.target(c).orElseThrow(() -> Unsupported.at(c.span(), "a call of this"))) {
            case Symbol.Ambient a -> oracles.problemFunction(a.id(), c);
            case Symbol.BuiltIn b -> builtIn(b.id(), c, place);
            case Symbol.Extern e -> new ExternCalls(expressions).lower(e.function(), c);
            case Symbol.Parameter p -> throw Unsupported.at(c.span(), "a call of the parameter `" + p.written() + "`");
            case Symbol.Local l -> throw Unsupported.at(c.span(), "a call of `" + l.written() + "`");
            case Symbol.State s -> throw Unsupported.at(c.span(), "a call of `" + s.written() + "`");
            case Symbol.Fun f -> throw Unsupported.at(c.span(), "this call of `" + f.written() + "`");
            case Symbol.Lambda l -> throw Unsupported.at(c.span(), "this call of `" + l.written() + "`");
            case Symbol.OwnCompressor o -> throw Unsupported.at(c.span(), "a compressor with arguments that change");
            case Symbol.OwnProblem p -> throw Unsupported.at(c.span(), "a call of `" + p.written() + "`");
            case Symbol.ScriptVariable v -> throw Unsupported.at(c.span(), "a call of `" + v.written() + "`");
        };
    }

    Oracles oracles() {
        return oracles;
    }

    /// Whether the samples of a minibatch come by chance, each by itself: `poisson(64)`.
    boolean isPoisson(Expr.Call size) {
        return draws.isPoisson(size);
    }

    /// The function of one number that a built-in applies to each entry.
    static Optional<Fn.One> elementwise(String id) {
        return Optional.ofNullable(ELEMENTWISE.get(id));
    }

    private Val builtIn(String id, Expr.Call c, Optional<Place> place) {
        Fn.One elementwise = ELEMENTWISE.get(id);
        if (elementwise != null) {
            Val v = arg(c, "v");
            return TableArithmetic.isTable(v) ? new TableArithmetic(expressions).apply(elementwise, v, c.span()) : expressions.arithmetic.one(elementwise, v, c.span());
        }
        Communication communication = expressions.communication();
        return switch (id) {
            case "gossip", "exchange", "broadcast", "mean_i", "sum_i", "max_i", "min_i", "allmean", "allsum", "fetch", "gather" -> communication.lower(id, c);
            case "compress", "reals", "real" -> communication.message(id, c);
            case "sample" -> new Sampling(expressions).lower(c, place);
            case "size" -> size(expressions.required(c, "of"), c.span());
            case "rows" -> new Val.Const(Value.of(Store.size(arg(c, "of")).rows()));
            case "columns" -> new Val.Const(Value.of(Store.size(arg(c, "of")).columns()));
            case "min", "max" -> extreme(id, expressions.typing.arguments(c).repeated(), c.span());
            case "sum", "mean" -> reduce(id, expressions.typing.arguments(c).repeated().get(0), c.span());
            case "argmin", "argmax" -> reduce(id, expressions.typing.arguments(c).repeated().get(0), c.span());
            case "count" -> reduce(id, expressions.required(c, "v"), c.span());
            case "sort" -> new Sorting(expressions).lower(c);
            case "zip" -> new Val.Zip(expressions.typing.arguments(c).repeated().stream().map(expressions::lower).toList());
            case "mod" -> expressions.arithmetic.two(Fn.Two.MOD, arg(c, "a"), arg(c, "b"), c.span());
            case "div" -> expressions.arithmetic.one(Fn.One.FLOOR, expressions.arithmetic.two(Fn.Two.DIV, arg(c, "a"), arg(c, "b"), c.span()), c.span());
            case "norm" -> norm(arg(c, "v"), c.span());
            case "norm1" -> reduction(Fn.Reduce.SUM_ABS, arg(c, "v"), c.span());
            case "norm_inf" -> reduction(Fn.Reduce.MAX_ABS, arg(c, "v"), c.span());
            case "count_nonzero" -> reduction(Fn.Reduce.COUNT_NONZERO, arg(c, "v"), c.span());
            case "dot" -> dot(arg(c, "a"), arg(c, "b"), c.span());
            case "clip_norm" -> clipNorm(arg(c, "v"), arg(c, "C"), c.span());
            case "prox" -> oracles.prox(c);
            case "hess" -> oracles.hessian(c);
            case "hvp" -> oracles.hessianVector(c);
            case "release" -> releases.lower(c);
            case "ldp_ball" -> new LocalRandomiser(expressions).lower(c);
            case "average" -> expressions.averages.lower(c);
            case "delay" -> expressions.delays.lower(c);
            case "staleness" -> expressions.driven().asked(Scalar.Timed.Kind.STALENESS, expressions.required(c, "worker"));
            case "duration" -> expressions.driven().asked(Scalar.Timed.Kind.DURATION, expressions.required(c, "worker"));
            case "coin", "normal", "rand", "geometric", "laplace", "exponential", "rand_int" -> draws.numbers(id, c, place);
            case "ones" -> ones(c);
            case "sphere" -> draws.sphere(c, place);
            case "orthogonal" -> draws.orthogonal(c, place);
            case "minibatch" -> draws.minibatch(c);
            case "nearest_mean" -> rules.nearestMean(c);
            case "epoch" -> epoch(c);
            case "matrix" -> expressions.matrices.ofColumns(arg(c, "columns"), c.span());
            case "svd", "eig" -> expressions.matrices.parts(id, arg(c, "A"), c.span());
            case "choose", "template", "perm_k" -> setDraws.lower(id, c, place);
            case "blocks" -> blocks(c);
            case "largest", "smallest" -> extremes(id, c);
            case "chunk" -> expressions.sets.chunk(arg(c, "of"), arg(c, "j"), arg(c, "k"), c.span());
            case "indicator" -> indicator(c);
            case String other when isVectorFunction(other) -> functions.lower(Builtins.named(other).orElseThrow(), c);
            default -> {
                if (Rules.byName(id).isPresent()) {
                    yield rules.lower(c);
                }
                throw Unsupported.at(c.span(), "`" + id + "` in the body of an algorithm");
            }
        };
    }

    private static boolean isVectorFunction(String id) {
        return Builtins.named(id).filter(b -> b.family() == Builtin.Family.VECTORS).isPresent();
    }

    /// Of a cohort, a set or a vector.
    private Val size(Expr of, Span place) {
        return switch (expressions.lower(of)) {
            case Val.Group g -> new Val.Num(new Scalar.Members(g.cohort()), Home.ONE);
            case Val.Vec v -> new Val.Const(Value.of(v.length()));
            case Val.Table t -> t.count() instanceof Scalar.Const(double count) ? new Val.Const(Value.of((int) count)) : new Val.Num(t.count(), Store.home(t));
            case Val v -> expressions.sets.size(v, place);
        };
    }

    private Val ones(Expr.Call c) {
        Expr length = expressions.required(c, "length");
        if (expressions.lower(length) instanceof Val.Const(Value.Num n) && n.value() >= 1) {
            return new Val.Vec(new Element.Broadcast(new Scalar.Const(1)), (int) n.value(), Home.ONE);
        }
        throw Unsupported.at(length.span(), "a vector of ones whose length is not known before the run");
    }

    private Val epoch(Expr.Call c) {
        Scalar size = expressions.argument(c, "size").map(expressions::scalar).orElse(new Scalar.Const(1));
        String order = expressions.argument(c, "order").map(e -> e instanceof Expr.Ref r ? r.name().id() : "reshuffled").orElse("reshuffled");
        return new Val.Epoch(size, order);
    }

    /// `blocks(x)`: those of the problem's variable, or `blocks(x, k)`, k nearly equal parts.
    private Val blocks(Expr.Call c) {
        return new Val.Const(expressions.argument(c, "k").map(e -> CoordinateSets.parts(expressions.tables.dimension(), (int) count(e)))
                .orElseGet(() -> expressions.tables.blocks().ranges()));
    }

    /// The coordinates of the k largest or smallest entries; of a part, among its members.
    private Val extremes(String id, Expr.Call c) {
        Val v = arg(c, "v");
        Val.Coordinates among = v instanceof Val.Part p ? p.of() : null;
        Val k = expressions.sets.count(arg(c, "k"), among == null ? new Val.Const(Value.of(Store.length(v))) : expressions.sets.size(among, c.span()), c.span());
        Val outside = new Val.Const(Value.of(id.equals("largest") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
        Val entries = v instanceof Val.Part p ? Val.Part.select(among.marks(), store, p.values(), outside, c.span()) : v;
        OptionalInt size = k instanceof Val.Const(Value.Num n) ? OptionalInt.of((int) n.value()) : OptionalInt.empty();
        Val marks = functions.apply(id, List.of(entries), List.of(k), c.span());
        return new Val.Coordinates(v instanceof Val.Slice s ? expressions.parts.embedded(marks, s, c.span()) : marks, size);
    }

    private Val indicator(Expr.Call c) {
        int length = expressions.argument(c, "length").map(e -> (int) count(e)).orElse(expressions.tables.dimension());
        return expressions.sets.of(arg(c, "of"), length, c.span()).marks();
    }

    private double count(Expr e) {
        if (expressions.lower(e) instanceof Val.Const(Value.Num k)) {
            return k.value();
        }
        throw Unsupported.at(e.span(), "a count that is not known before the run");
    }

    private Val arg(Expr.Call c, String parameter) {
        return expressions.lower(expressions.required(c, parameter));
    }

    // ---- reductions

    /// Of several values entry by entry, of one value among its entries.
    private Val extreme(String id, List<Expr> values, Span place) {
        if (values.size() == 1) {
            return reduce(id, values.get(0), place);
        }
        Fn.Two fn = id.equals("min") ? Fn.Two.MIN : Fn.Two.MAX;
        return values.stream().map(expressions::lower).reduce((a, b) -> TableArithmetic.concerns(a, b) ? new TableArithmetic(expressions).apply(fn, a, b, place)
                : expressions.arithmetic.two(fn, a, b, place)).orElseThrow();
    }

    private Val reduce(String id, Expr e, Span place) {
        return e instanceof Expr.Comprehension c ? expressions.comprehensions.reduce(id, c) : reduce(id, expressions.lower(e), place);
    }

    private Val reduce(String id, Val v, Span place) {
        if (v instanceof Val.Rows table) {
            return id.startsWith("arg") ? expressions.serverTables.argument(id, table, place)
                    : expressions.serverTables.reduce(table, gather(id, place));
        }
        if (v instanceof Val.Table table) {
            return expressions.comprehensions.entries(id, table, place);
        }
        if (v instanceof Val.Const list && Evaluator.items(list.value()) != null) {
            return reduce(id, new Entries(expressions).constant(list, place), place);
        }
        if (Store.home(v) == Home.EDGE) {
            return overEdges(id, v, place);
        }
        if (v instanceof Val.Part p && !id.equals("sum")) {
            return id.equals("mean") ? expressions.parts.mean(p, place) : expressions.parts.extreme(p, id.equals("max"), place);
        }
        if (!Store.isVector(v)) {
            return v;
        }
        return switch (id) {
            case "sum" -> reduction(Fn.Reduce.SUM, v, place);
            case "max" -> reduction(Fn.Reduce.MAX, v, place);
            case "min" -> reduction(Fn.Reduce.MIN, v, place);
            case "mean" -> expressions.arithmetic.two(Fn.Two.DIV, reduction(Fn.Reduce.SUM, v, place),
                    new Val.Const(Value.of(Store.length(v))), place);
            default -> throw Unsupported.at(place, "`" + id + "` of this");
        };
    }

    private Val overEdges(String id, Val v, Span place) {
        Var edge = store.variable(v, Home.EDGE, place);
        Var target = code.temp(id, Home.NODE, code.size(edge));
        code.op(Home.NODE, new Op.EdgeReduce(target, gather(id, place), edge));
        return expressions.load(target);
    }

    private static Fn.Gather gather(String id, Span place) {
        return switch (id) {
            case "sum" -> Fn.Gather.SUM;
            case "mean" -> Fn.Gather.MEAN;
            case "max" -> Fn.Gather.MAX;
            case "min" -> Fn.Gather.MIN;
            default -> throw Unsupported.at(place, "`" + id + "` of this");
        };
    }

    Val reduction(Fn.Reduce fn, Val v, Span place) {
        if (!Store.isVector(v)) {
            return scalarReduction(fn, v, place);
        }
        Var a = store.variable(v, Store.home(v), place);
        Var target = code.temp("r", Store.home(v), 1);
        code.op(target.home(), new Op.Reduce(target, fn, a, null));
        return expressions.load(target);
    }

    private Val scalarReduction(Fn.Reduce fn, Val v, Span place) {
        return switch (fn) {
            case SUM, MAX, MIN -> v;
            case SUM_OF_SQUARES -> expressions.arithmetic.two(Fn.Two.MUL, v, v, place);
            case MAX_ABS, SUM_ABS -> expressions.arithmetic.one(Fn.One.ABS, v, place);
            case COUNT_NONZERO -> expressions.arithmetic.two(Fn.Two.NE, v, new Val.Const(Value.of(0)), place);
            case DOT -> throw Unsupported.at(place, "this reduction of a number");
        };
    }

    Val norm(Val v, Span place) {
        return expressions.arithmetic.one(Fn.One.SQRT, reduction(Fn.Reduce.SUM_OF_SQUARES, v, place), place);
    }

    Val dot(Val a, Val b, Span place) {
        if (!Store.isVector(a) && !Store.isVector(b)) {
            return expressions.arithmetic.two(Fn.Two.MUL, a, b, place);
        }
        int length = Math.max(Store.length(a), Store.length(b));
        Home home = Store.join(Store.home(a), Store.home(b));
        Var x = store.variable(a, Store.home(a), length, place);
        Var y = store.variable(b, Store.home(b), length, place);
        Var target = code.temp("r", home, 1);
        code.op(target.home(), new Op.Reduce(target, Fn.Reduce.DOT, x, y));
        return expressions.load(target);
    }

    /// `min(1, C/‖v‖) v`
    private Val clipNorm(Val v, Val bound, Span place) {
        Val vector = expressions.settled(v, place);
        Val atLeast = expressions.arithmetic.two(Fn.Two.MAX, norm(vector, place), new Val.Const(Value.of(1e-300)), place);
        Scalar factor = new Scalar.Two(Fn.Two.MIN, new Scalar.Const(1),
                new Scalar.Two(Fn.Two.DIV, store.scalar(bound, place), store.scalar(atLeast, place)));
        Home home = Store.join(Store.home(vector), Store.home(bound));
        return expressions.arithmetic.two(Fn.Two.MUL, new Val.Num(factor, home), vector, place);
    }
}
