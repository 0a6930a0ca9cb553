package fopt.compiler.numpy;

import fopt.compiler.diff.OwnProblem;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Decl.ProblemItem;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the formulas of a `problem` as a Python function of the flat point x, the node's number i, how many samples m_i it has, and one sample.
///
/// Derivatives are not written: the script takes them by itself, so that they are an independent check of those that fopt makes from the formulas.
final class ProblemFormulas {
    private static final Map<String, String> ENTRYWISE = Map.ofEntries(
            Map.entry("abs", "magnitude"), Map.entry("sqrt", "np.sqrt"), Map.entry("exp", "np.exp"), Map.entry("log", "np.log"), Map.entry("log1p", "np.log1p"),
            Map.entry("sin", "np.sin"), Map.entry("cos", "np.cos"), Map.entry("tanh", "np.tanh"), Map.entry("sigmoid", "sigmoid"), Map.entry("softplus", "softplus"),
            Map.entry("relu", "relu"), Map.entry("sum", "np.sum"), Map.entry("mean", "np.mean"), Map.entry("norm", "length"), Map.entry("logsumexp", "logsumexp"),
            Map.entry("softmax", "softmax"), Map.entry("cross_entropy", "cross_entropy"), Map.entry("size", "np.size"));
    private static final Map<Operator, String> SIGNS = Map.of(Operator.ADD, "+", Operator.DOT_ADD, "+", Operator.SUB, "-", Operator.DOT_SUB, "-",
            Operator.DOT_MUL, "*", Operator.DIV, "/", Operator.DOT_DIV, "/", Operator.POW, "**", Operator.DOT_POW, "**");
    private static final Map<Operator, String> COMPARISONS = Map.of(Operator.LT, "<", Operator.LE, "<=", Operator.GT, ">", Operator.GE, ">=", Operator.EQ, "==",
            Operator.NE, "!=");

    private final OwnProblem.Written problem;
    private final Map<String, ProblemItem.Formula> formulas = new HashMap<>();
    private final Set<String> needed = new LinkedHashSet<>();
    private final List<String> functions = new ArrayList<>();

    private ProblemFormulas(OwnProblem.Written problem) {
        this.problem = problem;
        items(ProblemItem.Formula.class).forEach(f -> formulas.put(f.name().id(), f));
    }

    /// `def name(x, i, m_i, a, b): …`
    static String of(String name, OwnProblem.Written problem) {
        return new ProblemFormulas(problem).text(name);
    }

    static boolean isGame(OwnProblem.Written problem) {
        return problem.declaration().items().stream().noneMatch(i -> i instanceof ProblemItem.Formula f && f.name().id().equals("f"));
    }

    private String text(String name) {
        ProblemItem.Formula main = formulas.get(isGame(problem) ? "F" : "f");
        List<String> sample = items(ProblemItem.Sample.class).stream().flatMap(s -> s.names().stream()).map(n -> safe(n.id())).toList();
        List<String> body = new ArrayList<>();
        body.add("n = " + problem.given().nodes());
        problem.given().data().ifPresent(split -> body.add("d = " + split.data().columns()));
        parameters(body);
        for (ProblemItem.Let let : items(ProblemItem.Let.class)) {
            body.add(let.names().stream().map(n -> safe(n.id())).collect(Collectors.joining(", ")) + " = "
                    + let.values().stream().map(this::of).collect(Collectors.joining(", ")));
        }
        int place = body.size();
        variables(main, body);
        if (main.value() instanceof Expr.Tuple t) {
            body.add("return np.concatenate([" + t.items().stream().map(e -> "np.ravel(" + of(e) + ")").collect(Collectors.joining(", ")) + "])");
        } else {
            body.add("return " + (isGame(problem) ? "np.ravel(" + of(main.value()) + ")" : of(main.value())));
        }
        body.addAll(place, functions);
        return "def " + name + "(point, i, m_i, " + (sample.isEmpty() ? "a, b" : String.join(", ", sample)) + "):\n"
                + body.stream().flatMap(String::lines).map(Lines::deeper).collect(Collectors.joining("\n"));
    }

    private <T extends ProblemItem> List<T> items(Class<T> kind) {
        return problem.declaration().items().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void parameters(List<String> body) {
        for (Decl.Param p : problem.declaration().parameters()) {
            Value v = problem.given().parameters().get(p.name().id());
            if (v instanceof Value.Data) {
                continue;
            }
            body.add(safe(p.name().id()) + " = " + (v == null ? of(p.value().orElseThrow()) : constant(v, p.span())));
        }
    }

    private static String constant(Value v, Span place) {
        return switch (v) {
            case Value.Num x -> Numbers.number(x.value(), x.integer());
            case Value.Bool b -> b.value() ? "1" : "0";
            case Value.Vector x -> Numbers.array(x.entries());
            case Value.ListOf l -> "np.array([" + l.items().stream().map(e -> constant(e, place)).collect(Collectors.joining(", ")) + "])";
            case Value.Range r -> "np.arange(" + r.from() + ", " + (r.to() + 1) + ")";
            default -> throw Untranscribed.at(place, "`" + v.show() + "` as the parameter of a problem");
        };
    }

    /// The variables are parts of the flat point, by rows.
    private void variables(ProblemItem.Formula f, List<String> body) {
        if (f.parameters().size() == 1 && f.parameters().getFirst().type().flatMap(Decl.TypeRef::name).isEmpty()) {
            body.add(safe(f.parameters().getFirst().name().id()) + " = point");
            return;
        }
        body.add("at = 0");
        for (Decl.Param p : f.parameters()) {
            List<String> sizes = p.type().orElseThrow().args().stream().map(a -> of(a.value())).toList();
            String size = sizes.isEmpty() ? "1" : sizes.stream().map(s -> "(" + s + ")").collect(Collectors.joining(" * "));
            String part = "point[at:at + " + size + "]";
            body.add(safe(p.name().id()) + " = " + (sizes.isEmpty() ? "point[at]" : sizes.size() == 1 ? part : part + ".reshape(" + String.join(", ", sizes) + ")"));
            body.add("at += " + size);
        }
    }

    private static String safe(String id) {
        return PythonNames.isTaken(id) && !Set.of("n", "d", "i").contains(id) || id.equals("point") || id.equals("at") ? id + "_" : id;
    }

    // ---- functions

    private String function(String id, Span place) {
        if (needed.add(id)) {
            ProblemItem.Formula formula = formulas.get(id);
            Decl.Fun fun = problem.funs().get(id);
            if (formula == null && fun == null) {
                throw Untranscribed.at(place, "`" + id + "` in a formula");
            }
            List<Decl.Param> parameters = formula != null ? formula.parameters() : fun.parameters();
            List<String> lines = new ArrayList<>();
            lines.add("def " + safe(id) + "(" + parameters.stream().map(p -> safe(p.name().id()) + p.value().map(v -> "=" + of(v)).orElse("")).collect(Collectors.joining(", ")) + "):");
            if (formula != null || fun.value().isPresent()) {
                lines.add("    return " + of(formula != null ? formula.value() : fun.value().get()));
            } else {
                fun.body().orElseThrow().statements().forEach(s -> lines.add("    " + statement(s)));
            }
            functions.add(String.join("\n", lines));
        }
        return safe(id);
    }

    private String statement(Stmt s) {
        return switch (s) {
            case Stmt.Let let -> let.names().stream().map(n -> safe(n.id())).collect(Collectors.joining(", ")) + " = "
                    + let.values().stream().map(this::of).collect(Collectors.joining(", "));
            case Stmt.Value v -> "return " + of(v.value());
            default -> throw Untranscribed.at(s.span(), "this statement in a formula");
        };
    }

    // ---- expressions; every operation is in parentheses

    private String of(Expr e) {
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
    private String place(Expr e) {
        return switch (e) {
            case Expr.All a -> ":";
            case Expr.Binary b when b.operator() == Operator.RANGE -> of(b.left()) + " - 1:" + of(b.right());
            default -> of(e) + " - 1";
        };
    }

    private String call(Expr.Ref callee, Expr.Call c) {
        String id = callee.name().id();
        List<Expr> args = c.args().stream().map(Expr.Arg::value).toList();
        if (formulas.containsKey(id) || problem.funs().containsKey(id)) {
            return function(id, c.span()) + "(" + c.args().stream().map(a -> a.name().map(n -> safe(n.id()) + "=").orElse("") + of(a.value())).collect(Collectors.joining(", ")) + ")";
        }
        if (args.size() == 1 && args.getFirst() instanceof Expr.Comprehension sum) {
            return sum(id, sum);
        }
        if (args.size() == 1 && args.getFirst() instanceof Expr.Ref r && problem.given().parameters().get(r.name().id()) instanceof Value.Data data) {
            return Integer.toString(id.equals("rows") ? data.data().rows() : data.data().columns());
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
