package fopt.compiler.numpy;

import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes formulas outside of algorithms, of problems and compressors, as Python: from the tree alone, without types.
abstract class FormulaText {
    private static final Map<String, String> ENTRYWISE = Map.ofEntries(
            Map.entry("abs", "magnitude"), Map.entry("sqrt", "np.sqrt"), Map.entry("exp", "np.exp"), Map.entry("log", "np.log"), Map.entry("log1p", "np.log1p"),
            Map.entry("sin", "np.sin"), Map.entry("cos", "np.cos"), Map.entry("tanh", "np.tanh"), Map.entry("sigmoid", "sigmoid"), Map.entry("softplus", "softplus"),
            Map.entry("relu", "relu"), Map.entry("sum", "np.sum"), Map.entry("mean", "np.mean"), Map.entry("norm", "length"), Map.entry("logsumexp", "logsumexp"),
            Map.entry("softmax", "softmax"), Map.entry("cross_entropy", "cross_entropy"), Map.entry("size", "np.size"));
    private static final Map<Operator, String> SIGNS = Map.of(Operator.ADD, "+", Operator.DOT_ADD, "+", Operator.SUB, "-", Operator.DOT_SUB, "-",
            Operator.DOT_MUL, "*", Operator.DIV, "/", Operator.DOT_DIV, "/", Operator.POW, "**", Operator.DOT_POW, "**");
    private static final Map<Operator, String> COMPARISONS = Map.of(Operator.LT, "<", Operator.LE, "<=", Operator.GT, ">", Operator.GE, ">=", Operator.EQ, "==",
            Operator.NE, "!=");

    private final Map<String, Decl.Fun> funs;
    private final Set<String> needed = new HashSet<>();
    private final List<String> functions = new ArrayList<>();

    /// @param funs the functions of the script and the library, by canonical name
    FormulaText(Map<String, Decl.Fun> funs) {
        this.funs = funs;
    }

    /// A formula with a name.
    record Function(List<Decl.Param> parameters, Expr value) {}

    /// A formula that has this name, beside the functions of the script.
    abstract Optional<Function> declared(String id);

    /// A call that has a meaning here only.
    abstract Optional<String> call(String id, Expr.Call c);

    /// The functions that the formulas written so far use, as Python.
    List<String> functions() {
        return functions;
    }

    static String constant(Value v, Span place) {
        return switch (v) {
            case Value.Num x -> Numbers.number(x.value(), x.integer());
            case Value.Bool b -> b.value() ? "1" : "0";
            case Value.Vector x -> Numbers.array(x.entries());
            case Value.ListOf l -> "np.array([" + l.items().stream().map(e -> constant(e, place)).collect(Collectors.joining(", ")) + "])";
            case Value.Range r -> "np.arange(" + r.from() + ", " + (r.to() + 1) + ")";
            default -> throw Untranscribed.at(place, "`" + v.show() + "` as the parameter of a problem");
        };
    }

    static String safe(String id) {
        return PythonNames.isTaken(id) && !Set.of("n", "d", "i").contains(id) || id.equals("point") || id.equals("at") ? id + "_" : PythonNames.plain(id);
    }

    // ---- functions

    private String function(String id) {
        if (needed.add(id)) {
            Optional<Function> formula = declared(id);
            Decl.Fun fun = funs.get(id);
            List<Decl.Param> parameters = formula.map(Function::parameters).orElseGet(() -> fun.parameters());
            List<String> lines = new ArrayList<>();
            lines.add("def " + safe(id) + "(" + parameters.stream().map(p -> safe(p.name().id()) + p.value().map(v -> "=" + of(v)).orElse("")).collect(Collectors.joining(", ")) + "):");
            if (formula.isPresent() || fun.value().isPresent()) {
                lines.add("    return " + of(formula.map(Function::value).orElseGet(() -> fun.value().get())));
            } else {
                fun.body().orElseThrow().statements().forEach(s -> lines.add("    " + statement(s)));
            }
            functions.add(String.join("\n", lines));
        }
        return safe(id);
    }

    String statement(Stmt s) {
        return switch (s) {
            case Stmt.Let let -> let.names().stream().map(n -> safe(n.id())).collect(Collectors.joining(", ")) + " = "
                    + let.values().stream().map(this::of).collect(Collectors.joining(", "));
            case Stmt.Value v -> "return " + of(v.value());
            default -> throw Untranscribed.at(s.span(), "this statement in a formula");
        };
    }

    // ---- expressions; every operation is in parentheses

    String of(Expr e) {
        return switch (e) {
            case Expr.Number x -> Numbers.number(x.value(), x.integer());
            case Expr.Percent x -> Numbers.number(x.share(), false);
            case Expr.Bool x -> x.value() ? "1" : "0";
            case Expr.Ref r -> r.name().id().equals("pi") ? "np.pi" : r.name().id().equals("inf") ? "np.inf" : safe(r.name().id());
            case Expr.Negate n -> "(-" + of(n.operand()) + ")";
            case Expr.Not n -> "np.logical_not(" + of(n.operand()) + ")";
            case Expr.Norm n -> "length(" + of(n.operand()) + ")";
            case Expr.Inner n -> "np.sum(" + of(n.left()) + " * " + of(n.right()) + ")";
            case Expr.Transpose t -> "transposed(" + of(t.operand()) + ")";
            case Expr.Conditional c -> "choice(" + of(c.condition()) + ", " + of(c.then()) + ", " + of(c.otherwise().orElseThrow()) + ")";
            case Expr.ListOf l -> "np.array([" + l.items().stream().map(this::of).collect(Collectors.joining(", ")) + "])";
            case Expr.Binary b -> binary(b);
            case Expr.Index x -> of(x.base()) + "[" + x.indices().stream().map(this::place).collect(Collectors.joining(", ")) + "]";
            case Expr.Call c when c.callee() instanceof Expr.Ref r -> call(r, c);
            default -> throw Untranscribed.at(e.span(), "`" + e.span().text() + "` in a formula");
        };
    }

    private String binary(Expr.Binary b) {
        String l = of(b.left());
        String r = of(b.right());
        if (SIGNS.containsKey(b.operator())) {
            return "(" + l + " " + SIGNS.get(b.operator()) + " " + r + ")";
        }
        if (COMPARISONS.containsKey(b.operator())) {
            return "(np.real(" + l + ") " + COMPARISONS.get(b.operator()) + " np.real(" + r + "))";
        }
        return switch (b.operator()) {
            case MUL -> "product(" + l + ", " + r + ")";
            case AND -> "np.logical_and(" + l + ", " + r + ")";
            case OR -> "np.logical_or(" + l + ", " + r + ")";
            default -> throw Untranscribed.at(b.span(), "`" + b.operator().text() + "` in a formula");
        };
    }

    /// A 1-based index, a range, or `:`.
    String place(Expr e) {
        return switch (e) {
            case Expr.All a -> ":";
            case Expr.Binary b when b.operator() == Operator.RANGE -> of(b.left()) + " - 1:" + of(b.right());
            default -> of(e) + " - 1";
        };
    }

    private String call(Expr.Ref callee, Expr.Call c) {
        String id = callee.name().id();
        List<Expr> args = c.args().stream().map(Expr.Arg::value).toList();
        Optional<String> own = call(id, c);
        if (own.isPresent()) {
            return own.get();
        }
        if (declared(id).isPresent() || funs.containsKey(id)) {
            return function(id) + "(" + c.args().stream().map(a -> a.name().map(n -> safe(n.id()) + "=").orElse("") + of(a.value())).collect(Collectors.joining(", ")) + ")";
        }
        if (args.size() == 1 && args.getFirst() instanceof Expr.Comprehension sum) {
            return sum(id, sum);
        }
        String given = args.stream().map(this::of).collect(Collectors.joining(", "));
        if (ENTRYWISE.containsKey(id)) {
            return ENTRYWISE.get(id) + "(" + given + ")";
        }
        return switch (id) {
            case "sign" -> "np.sign(np.real(" + given + "))";
            case "dot" -> "np.sum(" + of(args.get(0)) + " * " + of(args.get(1)) + ")";
            case "norm1" -> "np.sum(magnitude(" + given + "))";
            case "max", "min" -> args.stream().map(this::of).reduce((a, b) -> (id.equals("max") ? "larger(" : "smaller(") + a + ", " + b + ")").orElseThrow();
            default -> throw Untranscribed.at(c.span(), "`" + id + "` in a formula");
        };
    }

    /// `sum(e for k in 1..5 if c)`
    private String sum(String id, Expr.Comprehension c) {
        if (!(c.domain() instanceof Expr.Binary b)) {
            throw Untranscribed.at(c.span(), "a sum over this");
        }
        return "np." + id + "([" + of(c.body()) + " for " + safe(c.variables().getFirst().id()) + " in range(" + of(b.left()) + ", " + of(b.right()) + " + 1)"
                + c.filter().map(f -> " if " + of(f)).orElse("") + "], axis=0)";
    }
}
