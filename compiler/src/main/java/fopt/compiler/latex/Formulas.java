package fopt.compiler.latex;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Placement;
import fopt.compiler.types.Type;
import fopt.compiler.types.Typed;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Typesets expressions. What a node has gets its index: `i`, or `j` under a sum over neighbours.
final class Formulas {
    private static final Map<String, String> GREAT = Map.of(
            "mean_i", "\\frac{1}{%n}\\sum_{i%in} ", "allmean", "\\frac{1}{%n}\\sum_{i%in} ", "sum_i", "\\sum_{i%in} ", "allsum", "\\sum_{i%in} ",
            "max_i", "\\max_{i%in} ", "min_i", "\\min_{i%in} ");
    private static final Map<Operator, String> OPERATORS = Map.ofEntries(
            Map.entry(Operator.ADD, "+"), Map.entry(Operator.DOT_ADD, "+"), Map.entry(Operator.SUB, "-"), Map.entry(Operator.DOT_SUB, "-"),
            Map.entry(Operator.MUL, "\\,"), Map.entry(Operator.DOT_MUL, "\\odot"), Map.entry(Operator.DOT_DIV, "\\oslash"),
            Map.entry(Operator.EQ, "="), Map.entry(Operator.NE, "\\neq"), Map.entry(Operator.LT, "<"), Map.entry(Operator.LE, "\\le"),
            Map.entry(Operator.GT, ">"), Map.entry(Operator.GE, "\\ge"), Map.entry(Operator.IN, "\\in"), Map.entry(Operator.AND, "\\wedge"),
            Map.entry(Operator.OR, "\\vee"), Map.entry(Operator.RANGE, ",\\dots,"));

    private final Typing typing;
    /// How the node is called in the expression at hand.
    private String node = "i";
    private String neighbour = "j";
    private String cohort = "";
    /// What came with a message: it is written without the node that reads it.
    private final Set<Symbol> received = new HashSet<>();

    Formulas(Typing typing) {
        this.typing = typing;
    }

    /// Formulas inside `on S`.
    void among(String newCohort) {
        cohort = newCohort;
    }

    void received(Symbol symbol) {
        received.add(symbol);
    }

    String cohort() {
        return cohort;
    }

    String text(Expr e) {
        return of(e).text();
    }

    /// A variable where it is declared or assigned.
    String variable(Symbol symbol) {
        Typed t = typing.variable(symbol);
        return MathNames.of(id(symbol), t == null || !isNumeric(t.type()) || received.contains(symbol) ? "" : index(t.place()));
    }

    private static boolean isNumeric(Type t) {
        return t instanceof Type.Real || t instanceof Type.Bool || t instanceof Type.SampleSet || t instanceof Type.Any;
    }

    private String index(Placement place) {
        return switch (place) {
            case SHARED, SERVER -> "";
            case NODE -> node;
            case EDGE -> node + neighbour;
        };
    }

    private static String id(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Parameter p -> p.declaration.name().id();
            case Symbol.State s -> s.declaration.name().id();
            case Symbol.Local l -> l.name.id();
            case Symbol.Ambient a -> a.id();
            case Symbol.BuiltIn b -> b.id();
            default -> symbol.written();
        };
    }

    Tex of(Expr e) {
        return switch (e) {
            case Expr.Number x -> Tex.atom(number(x));
            case Expr.Percent x -> Tex.atom(x.span().text().strip().replace("%", "\\%"));
            case Expr.Text x -> Tex.atom("\\text{" + Prose.of(x.value()) + "}");
            case Expr.Bool x -> Tex.atom("\\mathrm{" + x.value() + "}");
            case Expr.Ref x -> reference(x);
            case Expr.Nabla x -> Tex.atom("\\nabla " + function(x.function().id()));
            case Expr.Call x -> new Calls(this, typing).of(x);
            case Expr.Index x -> indexed(x);
            case Expr.All x -> Tex.atom(":");
            case Expr.Field x -> Tex.atom(field(x));
            case Expr.Transpose x -> Tex.atom(of(x.operand()).within(Tex.ATOM) + "^{\\top}");
            case Expr.Negate x -> new Tex("-" + of(x.operand()).within(Tex.PRODUCT), Tex.SIGN);
            case Expr.Not x -> new Tex("\\neg " + of(x.operand()).within(Tex.ATOM), Tex.SIGN);
            case Expr.Binary x -> binary(x.operator(), of(x.left()), of(x.right()));
            case Expr.Conditional x -> new Tex(of(x.then()).within(Tex.LOGIC) + "\\text{ if }" + of(x.condition()).within(Tex.LOGIC)
                    + x.otherwise().map(o -> "\\text{ else }" + of(o).within(Tex.CHOICE)).orElse("\\text{, else silence}"), Tex.CHOICE);
            case Expr.Lambda x -> new Tex(list(x.parameters().stream().map(p -> MathNames.of(p.id(), "")).toList()) + "\\mapsto " + text(x.body()), Tex.CHOICE);
            case Expr.Placed x -> of(x.draw());
            case Expr.Tuple x -> Tex.atom(list(x.items().stream().map(this::text).toList()));
            case Expr.ListOf x -> Tex.atom("\\left[" + x.items().stream().map(this::text).collect(Collectors.joining(", ")) + "\\right]");
            case Expr.Comprehension x -> Tex.atom("\\left(" + text(x.body()) + "\\right)_{" + bounds(x) + "}");
            case Expr.Norm x -> Tex.atom("\\left\\|" + text(x.operand()) + "\\right\\|");
            case Expr.Inner x -> Tex.atom("\\left\\langle " + text(x.left()) + ", " + text(x.right()) + "\\right\\rangle");
            case Expr.Each x -> of(x.values());
            default -> Tex.atom("\\texttt{" + Prose.of(e.span().text()) + "}");
        };
    }

    private static String list(List<String> items) {
        return items.size() == 1 ? items.getFirst() : "\\left(" + String.join(", ", items) + "\\right)";
    }

    String bounds(Expr.Comprehension x) {
        return list(x.variables().stream().map(v -> MathNames.of(v.id(), "")).toList()) + " \\in " + text(x.domain())
                + x.filter().map(f -> ":\\," + text(f)).orElse("");
    }

    private static String number(Expr.Number x) {
        String written = x.span().text().strip();
        String value = x.unit().map(u -> written.replaceFirst("\\s*" + u + "$", "")).orElse(written).replaceAll("_", "");
        String scientific = value.replaceFirst("(?i)^(.*)e([-+]?)0*(\\d+)$", "$1 \\\\cdot 10^{$2$3}").replace("{+", "{").replaceFirst("^1(\\.0*)? \\\\cdot ", "");
        return scientific + x.unit().map(u -> "\\,\\mathrm{" + u + "}").orElse("");
    }

    private Tex reference(Expr.Ref r) {
        return Tex.atom(switch (typing.symbol(r)) {
            case null -> MathNames.of(r.name().id(), "");
            case Symbol.Ambient a when a.id().equals("i") -> node;
            case Symbol.Ambient a when a.id().equals("j") -> neighbour;
            case Symbol.Ambient a -> MathNames.known(a.id()).replace("_{i}", "_{" + node + "}");
            case Symbol.Parameter p -> isCompressor(p) ? MathNames.ofCompressor(p.declaration.name().id()) : variable(p);
            case Symbol.State s -> variable(s);
            case Symbol.Local l -> variable(l);
            case Symbol.BuiltIn b -> b.id().equals("all") ? "\\text{all}" : b.id().equals("pi") ? "\\pi" : b.id().equals("inf") ? "\\infty" : word(b.id());
            case Symbol s -> word(r.name().id());
        });
    }

    static boolean isCompressor(Symbol.Parameter p) {
        return p.declaration.type().flatMap(t -> t.name()).filter(n -> List.of("contractive", "unbiased", "compressor").contains(n.id())).isPresent()
                || p.value.filter(v -> (v instanceof Expr.Call c ? c.callee() : v) instanceof Expr.Ref r
                && fopt.runtime.compress.Compressors.byName(r.name().id()).isPresent()).isPresent();
    }

    /// A function of the problem: f differs from node to node.
    String function(String id) {
        return id.equals("f") ? "f_{" + node + "}" : MathNames.of(id, "");
    }

    static String word(String id) {
        return "\\operatorname{" + id.replace("_", "\\_") + "}";
    }

    private String field(Expr.Field x) {
        String of = text(x.base());
        return switch (x.name().id()) {
            case "delta" -> "\\delta_{" + of + "}";
            case "omega" -> "\\omega_{" + of + "}";
            case "gap" -> "\\operatorname{gap}(" + of + ")";
            case "lambda2" -> "\\lambda_{2}(" + of + ")";
            case "lambdamin" -> "\\lambda_{\\min}(" + of + ")";
            default -> x.name().id().startsWith("λ") || x.name().id().startsWith("lambda") ? "\\lambda_{\\min}(" + of + ")"
                    : of + "." + MathNames.of(x.name().id(), "");
        };
    }

    private Tex indexed(Expr.Index x) {
        String indices = x.indices().stream().map(this::text).collect(Collectors.joining(","));
        boolean weights = x.base() instanceof Expr.Ref r && typing.symbol(r) instanceof Symbol.Ambient a && a.id().equals("W");
        return Tex.atom(weights ? "w_{" + indices.replace(",", "") + "}" : "\\left[" + text(x.base()) + "\\right]_{" + indices + "}");
    }

    /// A binary operator.
    Tex binary(Operator op, Tex a, Tex b) {
        return switch (op) {
            case DIV -> Tex.atom("\\frac{" + a.text() + "}{" + b.text() + "}");
            case POW -> Tex.atom("{" + a.within(Tex.ATOM) + "}^{" + b.text() + "}");
            case DOT_POW -> Tex.atom("{" + a.within(Tex.ATOM) + "}^{\\odot " + b.text() + "}");
            case SOLVE -> new Tex("{" + a.within(Tex.ATOM) + "}^{-1}" + b.within(Tex.ATOM), Tex.PRODUCT);
            case MUL -> new Tex(left(a) + (b.text().matches("^[\\d{].*") ? " \\cdot " : "\\,") + b.within(Tex.PRODUCT + 1), Tex.PRODUCT);
            case ADD, DOT_ADD -> new Tex(a.within(Tex.SUM) + " + " + b.within(Tex.SUM), Tex.SUM);
            case SUB, DOT_SUB -> new Tex(a.within(Tex.SUM) + " " + OPERATORS.get(op) + " " + b.within(Tex.SUM + 1), Tex.SUM);
            case DOT_MUL, DOT_DIV -> new Tex(left(a) + " " + OPERATORS.get(op) + " " + b.within(Tex.PRODUCT + 1), Tex.PRODUCT);
            case EQ, NE, LT, LE, GT, GE, IN -> new Tex(a.within(Tex.SUM) + " " + OPERATORS.get(op) + " " + b.within(Tex.SUM), Tex.RELATION);
            case AND, OR -> new Tex(a.within(Tex.RELATION) + " " + OPERATORS.get(op) + " " + b.within(Tex.RELATION), Tex.LOGIC);
            case RANGE -> new Tex(a.within(Tex.SUM) + OPERATORS.get(op) + b.within(Tex.SUM), Tex.RELATION);
        };
    }

    /// A factor with others behind it.
    private static String left(Tex a) {
        return a.binding() == Tex.GREAT ? "\\left(" + a.text() + "\\right)" : a.within(Tex.PRODUCT);
    }

    // ---- communication

    /// A sum, mean or extremum over the nodes that take part.
    Tex great(String primitive, Expr value) {
        String head = GREAT.get(primitive).replace("%n", cohort.isEmpty() ? "n" : "|" + cohort + "|")
                .replace("%in", cohort.isEmpty() ? "=1}^{n" : " \\in " + cohort);
        return new Tex(head + of(value).within(Tex.PRODUCT), Tex.GREAT);
    }

    /// The value as the neighbour has it: what it holds for this node, where it has one for each neighbour.
    Tex ofNeighbour(Expr value) {
        return seen("j", "i", value);
    }

    /// A sum or mean over what a node holds for its neighbours.
    Tex overNeighbours(String operator, Expr value) {
        String index = node.equals("i") ? "j" : "k";
        return new Tex(operator + "_{" + index + "} " + seen(node, index, value).within(Tex.PRODUCT), Tex.GREAT);
    }

    private Tex seen(String newNode, String newNeighbour, Expr value) {
        String nodeBefore = node;
        String neighbourBefore = neighbour;
        node = newNode;
        neighbour = newNeighbour;
        Tex there = of(value);
        node = nodeBefore;
        neighbour = neighbourBefore;
        return there;
    }
}
