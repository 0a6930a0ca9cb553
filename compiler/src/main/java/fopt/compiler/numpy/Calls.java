package fopt.compiler.numpy;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes calls: the problem's functions, built-in functions, messages.
final class Calls {
    private static final Map<String, String> ELEMENTWISE = Map.ofEntries(
            Map.entry("abs", "np.abs"), Map.entry("sign", "np.sign"), Map.entry("sqrt", "np.sqrt"), Map.entry("exp", "np.exp"),
            Map.entry("log", "np.log"), Map.entry("log1p", "np.log1p"), Map.entry("sin", "np.sin"), Map.entry("cos", "np.cos"),
            Map.entry("tanh", "np.tanh"), Map.entry("floor", "np.floor"), Map.entry("ceil", "np.ceil"));
    private static final Map<String, String> REDUCTIONS = Map.of("sum", "np.sum", "mean", "np.mean", "max", "np.max", "min", "np.min");

    private final Frame frame;
    private final Typing typing;
    private final Formulas formulas;
    private final Operators operators;
    private final Primitives primitives;
    private final Draws draws;
    private final MatrixFunctions matrices;
    private final Turns turns;

    Calls(Frame frame, Formulas formulas, Operators operators) {
        this.frame = frame;
        typing = frame.typing;
        this.formulas = formulas;
        this.operators = operators;
        primitives = new Primitives(frame, formulas);
        draws = new Draws(frame, formulas, operators);
        matrices = new MatrixFunctions(frame, formulas);
        turns = new Turns(frame, formulas);
    }

    Code of(Expr.Call c, Optional<Place> word) {
        if (c.callee() instanceof Expr.Nabla nabla) {
            if (!(typing.differentiated(nabla) instanceof Symbol.Ambient a && a.id().equals("f"))) {
                throw Untranscribed.at(c.span(), "the gradient of a function other than f");
            }
            return oracle("grad", c, c.args().getFirst().value(), 1);
        }
        Symbol callee = c.callee() instanceof Expr.Ref r ? typing.symbol(r) : null;
        return switch (typing.target(c).orElse(callee)) {
            case Symbol.Ambient f when f.id().equals("f") -> oracle("loss", c, c.args().getFirst().value(), 0);
            case Symbol.Ambient f when f.id().equals("F") -> oracle("grad", c, c.args().getFirst().value(), 1);
            case Symbol.Ambient r when r.id().equals("r") -> {
                Code x = formulas.of(c.args().getFirst().value());
                yield Code.atom("problem.r(" + x.text() + ")", x.axes(), 0);
            }
            case Symbol.BuiltIn b -> builtIn(b.id(), c, word);
            case Symbol.Extern e -> throw Untranscribed.at(c.span(), "`" + e.written() + "`, a function in another language,");
            case null, default -> throw Untranscribed.at(c.span(), "this call");
        };
    }

    private Expr argument(Expr.Call c, String name) {
        return typing.arguments(c).named().get(name);
    }

    private Code arg(Expr.Call c, String name) {
        return formulas.of(argument(c, name));
    }

    private Code builtIn(String id, Expr.Call c, Optional<Place> word) {
        if (ELEMENTWISE.containsKey(id)) {
            return Operators.map(ELEMENTWISE.get(id), arg(c, "v"));
        }
        return switch (id) {
            case "gossip", "exchange", "broadcast", "mean_i", "sum_i", "max_i", "min_i", "allmean", "allsum" ->
                primitive(c, typing.arguments(c).repeated().getFirst());
            case "gather", "fetch" -> primitive(c, argument(c, "v"));
            case "compress" -> compress(c);
            case "reals", "real" -> arg(c, "v");
            case "release" -> operators.elementwise("+", Code.SUM, arg(c, "v"), arg(c, "z"));
            case "sum", "mean", "max", "min" -> reduction(id, c);
            case "mod" -> operators.elementwise("%", Code.PRODUCT, arg(c, "a"), arg(c, "b"));
            case "div" -> operators.elementwise("//", Code.PRODUCT, arg(c, "a"), arg(c, "b"));
            case "norm" -> operators.norm(arg(c, "v"));
            case "norm1" -> entries("np.sum", Operators.map("np.abs", arg(c, "v")));
            case "norm_inf" -> entries("np.max", Operators.map("np.abs", arg(c, "v")));
            case "count_nonzero" -> entries("np.count_nonzero", arg(c, "v"));
            case "dot" -> operators.inner(arg(c, "a"), arg(c, "b"));
            case "clip_norm" -> clipped(arg(c, "v"), arg(c, "C"));
            case "size" -> size(c);
            case "prox" -> prox(c);
            case "hvp" -> hessianVector(c);
            case "delay" -> delay(c);
            case "average" -> {
                Code v = arg(c, "v");
                yield Code.stored(frame.averages.computeIfAbsent(c, k -> frame.names.fresh("average")), v.axes(), v.rank());
            }
            case "sample", "minibatch", "coin", "normal", "rand", "laplace", "exponential", "geometric", "rand_int" -> draws.of(id, c, word);
            case "hess" -> hessian(c);
            case "argmin", "argmax" -> best(id, c);
            case String other when MatrixFunctions.knows(other) -> matrices.of(other, c);
            default -> known(id, c);
        };
    }

    Code primitive(Expr.Call c, Expr value) {
        return frame.asLinesAre("sent", () -> primitives.of(((Expr.Ref) c.callee()).name().id(), c, value));
    }

    boolean isEverything(Expr samples) {
        return draws.isEverything(samples);
    }

    /// The array of the chances of the nodes to be in the cohort.
    String chances(Expr place) {
        return draws.chances(place.span());
    }

    // ---- the problem

    /// `problem.grads(x)` for all nodes, `problem.grad(i, x)` for one.
    private Code oracle(String name, Expr.Call c, Expr point, int rank) {
        Code x = formulas.of(point);
        String samples = samples(c);
        return frame.insideNode() ? Code.atom("problem." + name + "(i, " + x.text() + samples + ")", 0, rank)
                : Code.atom("problem." + name + (name.endsWith("s") ? "es(" : "s(") + x.text() + samples + ")", 1, rank);
    }

    private Code hessianVector(Expr.Call c) {
        String arguments = arg(c, "x").text() + ", " + arg(c, "v").text() + samples(c) + ")";
        return frame.insideNode() ? Code.atom("problem.hess_vec(i, " + arguments, 0, 1) : Code.atom("problem.hess_vecs(" + arguments, 1, 1);
    }

    /// `problem.hessian(i, x)`, of each node.
    private Code hessian(Expr.Call c) {
        return frame.insideNode() ? hessianAt(c) : frame.rowByRow(() -> hessianAt(c));
    }

    /// The point of a node may be that of all.
    private Code hessianAt(Expr.Call c) {
        return Code.atom("problem.hessian(i, " + arg(c, "x").text() + samples(c) + ")", 0, 2);
    }

    private String samples(Expr.Call c) {
        if (c.samples().isEmpty()) {
            return "";
        }
        String chosen = draws.samples(c.samples().getFirst().value());
        return chosen.equals("None") ? "" : ", " + chosen;
    }

    private Code prox(Expr.Call c) {
        Symbol of = argument(c, "r") instanceof Expr.Ref r ? typing.symbol(r) : null;
        if (of instanceof Symbol.Ambient f && f.id().equals("f")) {
            return frame.insideNode() ? lossProx(c) : frame.rowByRow(() -> lossProx(c));
        }
        if (!(of instanceof Symbol.Ambient a && a.id().equals("r"))) {
            throw Untranscribed.at(c.span(), "prox of a function other than r");
        }
        Code v = arg(c, "v");
        Code step = arg(c, "step").aligned(v.axes(), v.rank());
        return Code.atom("problem.prox(" + v.text() + ", " + step.text() + ")", Math.max(v.axes(), step.axes()), v.rank());
    }

    // ---- functions

    private Code reduction(String id, Expr.Call c) {
        List<Expr> values = typing.arguments(c).repeated();
        if (values.size() == 1) {
            return reduction(REDUCTIONS.get(id), values.getFirst());
        }
        return values.stream().map(formulas::of).reduce((a, b) -> extreme(id, a, b)).orElseThrow();
    }

    private Code best(String id, Expr.Call c) {
        return typing.arguments(c).repeated().getFirst() instanceof Expr.Comprehension each ? turns.best(id, each) : known(id, c);
    }

    private Code known(String id, Expr.Call c) {
        return frame.known.value(c).map(v -> Code.atom(Constants.text(v, frame, c.span()), 0, v instanceof Value.Vector ? 1 : 0))
                .orElseThrow(() -> Untranscribed.at(c.span(), "`" + id + "`"));
    }

    private static Code extreme(String id, Code a, Code b) {
        if (a.axes() + a.rank() + b.axes() + b.rank() == 0) {
            return Code.atom(id + "(" + a.text() + ", " + b.text() + ")", 0, 0);
        }
        return Code.atom((id.equals("max") ? "np.maximum(" : "np.minimum(") + a.aligned(b.axes(), b.rank()).text() + ", "
                + b.aligned(a.axes(), a.rank()).text() + ")", Math.max(a.axes(), b.axes()), Math.max(a.rank(), b.rank()));
    }

    /// Of a table over its keys, of what a node holds for its neighbours over these, of a vector over its entries.
    private Code reduction(String function, Expr value) {
        if (value instanceof Expr.Comprehension each) {
            return turns.reduced(function, each);
        }
        Code v = formulas.of(value);
        if (typing.of(value).type() instanceof Type.Table) {
            return Code.atom(function + "(" + v.text() + ", axis=0)", 0, v.rank() - 1);
        }
        if (typing.of(value).place() == Placement.EDGE) {
            return frame.insideNode() ? Code.atom(function + "(" + v.at("near[i]") + ", axis=0)", 0, v.rank())
                    : Code.atom("over_neighbours(" + function + ", " + v.text() + ", near)", 1, v.rank());
        }
        return entries(function, v);
    }

    private static Code entries(String function, Code v) {
        return v.rank() == 0 ? function.equals("np.count_nonzero") ? Code.of(v.within(Code.COMPARISON + 1) + " != 0", Code.COMPARISON, v.axes(), 0) : v
                : Operators.reduce(function, v);
    }

    private static Code clipped(Code v, Code bound) {
        return Code.atom("clip_norm(" + v.text() + ", " + bound.aligned(v.axes(), v.rank()).text() + ")", v.axes(), v.rank());
    }

    private Code size(Expr.Call c) {
        Expr of = argument(c, "of");
        return typing.of(of).type() instanceof Type.Cohort ? Code.atom("len(" + formulas.of(of).text() + ")", 0, 0)
                : Code.atom(Constants.text(frame.known.value(c).orElseThrow(() -> Untranscribed.at(c.span(), "`size` of this")), frame, c.span()), 0, 0);
    }

    private Code lossProx(Expr.Call c) {
        return Code.atom("problem.loss_prox(i, " + arg(c, "v").text() + ", " + arg(c, "step").text() + ")", 0, 1);
    }

    // ---- messages, the past

    /// Compressed row by row.
    private Code compress(Expr.Call c) {
        Code v = arg(c, "v");
        Expr q = argument(c, "Q");
        if (v.rank() == 0 && v.text().matches("0(\\.0)?")) {
            return v;
        }
        if (!(frame.known.value(q).orElse(null) instanceof Value.Compressor compressor) || v.rank() != 1) {
            throw Untranscribed.at(c.span(), v.rank() != 1 ? "a compressed value that is no vector" : "a compressor that is not known before the run");
        }
        if (q instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Parameter) {
            String function = formulas.of(q).text();
            return Code.atom(v.axes() == 0 ? function + "(" + v.text() + ")" : "rows(" + function + ", " + v.text() + ")", v.axes(), 1);
        }
        String row = v.axes() == 0 ? v.text() : "v";
        String call = Constants.call(compressor.spec(), row, frame, c.span());
        return Code.atom(v.axes() == 0 ? call : "rows(lambda v: " + call + ", " + v.text() + ")", v.axes(), 1);
    }

    /// What a variable was at the end of an earlier round; round 0 is the start.
    private Code delay(Expr.Call c) {
        Expr of = argument(c, "v");
        Code lag = arg(c, "lag");
        if (!(of instanceof Expr.Ref r) || lag.axes() > 0) {
            throw Untranscribed.at(c.span(), "this delay");
        }
        Symbol variable = typing.symbol(r);
        String past = frame.histories.computeIfAbsent(variable, s -> frame.names.fresh("past_" + r.name().id()));
        String at = past + "[max(0, " + (lag.text().matches("\\d+") ? "t - " + lag.text() : "t - int(" + lag.text() + ")") + ")]";
        int axes = frame.axes(typing.of(of).place());
        return Code.stored(frame.insideNode() && frame.hasRows(variable) ? at + "[i]" : at, axes, frame.rank(of));
    }
}
