package fopt.compiler.latex;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Typesets calls.
final class Calls {
    private static final Map<String, String> OPERATORS = Map.of("exp", "\\exp", "log", "\\log", "sin", "\\sin", "cos", "\\cos", "tanh", "\\tanh", "max", "\\max",
            "min", "\\min");

    private final Formulas formulas;
    private final Typing typing;

    Calls(Formulas formulas, Typing typing) {
        this.formulas = formulas;
        this.typing = typing;
    }

    Tex of(Expr.Call c) {
        if (c.callee() instanceof Expr.Nabla nabla) {
            return Tex.atom("\\nabla " + formulas.function(nabla.function().id()) + arguments(c));
        }
        if (!(c.callee() instanceof Expr.Ref r)) {
            return Tex.atom(formulas.of(c.callee()).within(Tex.ATOM) + arguments(c));
        }
        if (typing.symbol(r) instanceof Symbol.BuiltIn b) {
            return builtIn(b.id(), c);
        }
        boolean ofProblem = typing.symbol(r) instanceof Symbol.Ambient;
        String name = ofProblem ? formulas.function(r.name().id()) : r.name().id().length() > 2 ? Formulas.word(r.name().id()) : formulas.text(r);
        return Tex.atom(name + arguments(c));
    }

    private String arguments(Expr.Call c) {
        String samples = c.samples().stream().map(a -> formulas.text(a.value())).filter(s -> !s.equals("\\text{all}")).map(s -> ";\\," + s)
                .collect(Collectors.joining());
        return "\\left(" + c.args().stream().map(a -> formulas.text(a.value())).collect(Collectors.joining(", ")) + samples + "\\right)";
    }

    private Expr arg(Expr.Call c, int k) {
        return c.args().get(k).value();
    }

    private Tex builtIn(String id, Expr.Call c) {
        return switch (id) {
            case "gossip" -> several(c, "", e -> new Tex("\\sum_{j} w_{ij}\\," + formulas.ofNeighbour(e).within(Tex.PRODUCT), Tex.GREAT));
            case "exchange" -> several(c, "", e -> Tex.atom(formulas.ofNeighbour(e).within(Tex.SUM)));
            case "broadcast" -> several(c, "", formulas::of);
            case "mean_i", "sum_i", "max_i", "min_i", "allmean", "allsum" -> several(c, "", e -> formulas.great(id, e));
            case "gather" -> Tex.atom("\\left(" + formulas.text(arg(c, 0)) + "\\right)_{i=1}^{n}");
            case "fetch" -> Tex.atom(Formulas.word("fetch") + arguments(c));
            case "compress" -> Tex.atom(compressor(arg(c, 1)) + "\\left(" + formulas.text(arg(c, 0)) + "\\right)");
            case "reals", "real" -> formulas.of(arg(c, 0));
            case "abs" -> Tex.atom("\\left|" + formulas.text(arg(c, 0)) + "\\right|");
            case "sqrt" -> Tex.atom("\\sqrt{" + formulas.text(arg(c, 0)) + "}");
            case "norm" -> Tex.atom("\\left\\|" + formulas.text(arg(c, 0)) + "\\right\\|");
            case "norm1" -> Tex.atom("\\left\\|" + formulas.text(arg(c, 0)) + "\\right\\|_{1}");
            case "norm_inf" -> Tex.atom("\\left\\|" + formulas.text(arg(c, 0)) + "\\right\\|_{\\infty}");
            case "floor" -> Tex.atom("\\left\\lfloor " + formulas.text(arg(c, 0)) + "\\right\\rfloor");
            case "ceil" -> Tex.atom("\\left\\lceil " + formulas.text(arg(c, 0)) + "\\right\\rceil");
            case "dot" -> Tex.atom("\\left\\langle " + formulas.text(arg(c, 0)) + ", " + formulas.text(arg(c, 1)) + "\\right\\rangle");
            case "mod" -> new Tex(formulas.of(arg(c, 0)).within(Tex.PRODUCT) + " \\bmod " + formulas.of(arg(c, 1)).within(Tex.PRODUCT + 1), Tex.PRODUCT);
            case "prox" -> Tex.atom("\\operatorname{prox}_{" + formulas.of(arg(c, 2)).within(Tex.PRODUCT) + "\\," + formulas.text(arg(c, 0)) + "}\\left("
                    + formulas.text(arg(c, 1)) + "\\right)");
            case "hvp" -> new Tex("\\nabla^{2} " + formulas.text(arg(c, 0)) + "\\left(" + formulas.text(arg(c, 1)) + "\\right)\\,"
                    + formulas.of(arg(c, 2)).within(Tex.ATOM), Tex.PRODUCT);
            case "delay" -> Tex.atom("{" + formulas.of(arg(c, 0)).within(Tex.ATOM) + "}^{(t - " + formulas.of(arg(c, 1)).within(Tex.SUM + 1) + ")}");
            case "coin" -> Tex.atom("\\operatorname{Bernoulli}" + arguments(c));
            case "sum" -> reduction("\\sum", c);
            case "mean" -> reduction("\\operatorname{mean}", c);
            default -> Tex.atom(OPERATORS.getOrDefault(id, Formulas.word(id)) + arguments(c));
        };
    }

    /// `\sum_{k \in K}` over a comprehension; over the neighbours of a node; over entries.
    private Tex reduction(String operator, Expr.Call c) {
        if (c.args().size() == 1 && arg(c, 0) instanceof Expr.Comprehension x) {
            return new Tex(operator + "_{" + formulas.bounds(x) + "} " + formulas.of(x.body()).within(Tex.PRODUCT), Tex.PRODUCT);
        }
        boolean edge = c.args().size() == 1 && typing.has(arg(c, 0)) && typing.of(arg(c, 0)).place() == fopt.compiler.types.Placement.EDGE;
        return edge ? formulas.overNeighbours(operator, arg(c, 0)) : Tex.atom(operator + arguments(c));
    }

    private String compressor(Expr q) {
        return formulas.of(q).text();
    }

    private interface One {
        Tex of(Expr value);
    }

    private Tex several(Expr.Call c, String head, One one) {
        List<Expr> values = typing.arguments(c) == null || typing.arguments(c).repeated().isEmpty() ? List.of(arg(c, 0)) : typing.arguments(c).repeated();
        return values.size() == 1 ? one.of(values.getFirst())
                : Tex.atom("\\left(" + values.stream().map(v -> one.of(v).text()).collect(Collectors.joining(",\\; ")) + "\\right)");
    }
}
