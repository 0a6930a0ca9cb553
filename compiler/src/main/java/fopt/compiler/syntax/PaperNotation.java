package fopt.compiler.syntax;

import static java.util.Map.entry;

import fopt.compiler.source.Spelling;
import fopt.grammar.FoptParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Notation of papers, and LaTeX, that was typed as it stands there, and how it is written here.
final class PaperNotation {
    private static final String GRADIENT = "a gradient is written `∇f(x)` or `grad(f, x)`";
    private static final String INNER = "an inner product is written `⟨a, b⟩` or `dot(a, b)`";
    private static final String SUM = "over the nodes a sum is `sum_i(v)` at the server, a mean `mean_i(v)`; over the neighbours the weighted mean is `gossip(v)`; over anything else, `sum(… for k in D)`";
    private static final String NORM = "a norm is written `‖x‖` or `norm(x)`";
    private static final String MINIMISER = "the minimiser is `x_star`, the minimum `f_star`";

    /// Commands of LaTeX. Greek letters and accents are not among them.
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            entry("nabla", GRADIENT), entry("grad", GRADIENT), entry("partial", GRADIENT), entry("langle", INNER), entry("rangle", INNER), entry("sum", SUM),
            entry("lVert", NORM), entry("rVert", NORM), entry("Vert", NORM), entry("norm", NORM), entry("frac", "a fraction is written `a / b`"),
            entry("tfrac", "a fraction is written `a / b`"), entry("dfrac", "a fraction is written `a / b`"), entry("cdot", "write `*`"), entry("times", "write `*`"),
            entry("odot", "write `.*`"), entry("leftarrow", "to assign, write `=`"), entry("gets", "to assign, write `=`"), entry("coloneqq", "to assign, write `=`"),
            entry("le", "write `<=`"), entry("leq", "write `<=`"), entry("ge", "write `>=`"), entry("geq", "write `>=`"), entry("neq", "write `!=`"), entry("in", "write `in`"),
            entry("top", "to transpose, write `A'`"), entry("intercal", "to transpose, write `A'`"), entry("star", MINIMISER), entry("ast", MINIMISER), entry("infty", "write `inf`"),
            entry("sim", "what is drawn gets a name: `let ξ = minibatch(1)`"));

    private static final String ACCENTS = "hat|widehat|bar|overline|tilde|widetilde";
    private static final List<Function<Spot, String>> RULES = List.of(PaperNotation::command, PaperNotation::counter, PaperNotation::half, PaperNotation::normWithIndex, PaperNotation::inner,
            PaperNotation::prime, PaperNotation::star, PaperNotation::chance, PaperNotation::bigSum, PaperNotation::product);

    private PaperNotation() {}

    /// The way out of such a slip, null if this is none.
    static String wayOut(Spot spot) {
        return RULES.stream().map(rule -> rule.apply(spot)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// `\nabla f(x)`, `\hat{x}`, `\eta`; the backslash is the operator that solves, so the parser may have gone on.
    private static String command(Spot s) {
        int at = s.type() == FoptParser.BACKSLASH ? 1 : s.type(-2) == FoptParser.BACKSLASH && s.touches(-1) ? -1 : 0;
        if (at == 0 || !s.text(at).matches("\\p{L}+(_.*)?") || at == 1 && !s.touches(1)) {
            return null;
        }
        String name = s.text(at).replaceAll("_.*", "");
        if (name.matches(ACCENTS)) {
            String letter = s.text(at + 1).equals("{") ? s.text(at + 2) : s.text(at + 1);
            String written = letter.replace("\\", "") + "_" + (name.matches("wide.*") ? name.substring(4) : name.equals("overline") ? "bar" : name);
            return "LaTeX is not read; " + (letter.matches("\\p{L}+") ? "write `" + Spelling.unicode(written) + "` or `" + written + "`" : "a letter with a hat is written `x̂` or `x_hat`");
        }
        String letter = Spelling.unicode(name);
        return "LaTeX is not read; " + (!letter.equals(name) ? "write `" + letter + "` or `" + name + "`" : COMMANDS.getOrDefault(name, "leave out `\\" + name + "`, and write what is meant"));
    }

    /// `x^{k+1}`, `x_{k+1}`, `x_{i}`
    private static String counter(Spot s) {
        boolean power = s.type(-1) == FoptParser.CARET;
        boolean index = s.type(-1) == FoptParser.IDENT && s.text(-1).endsWith("_") && s.touches(0);
        if (s.type() != FoptParser.LBRACE || !power && !index) {
            return null;
        }
        String inside = s.text(1);
        String base = power ? s.text(-2) : s.text(-1).substring(0, s.text(-1).length() - 1);
        if (base.matches("Σ|∑|sum")) {
            return SUM;
        }
        if (!base.matches("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}_]*")) {
            return "a power is written `^2`, or `^(k + 1)`";
        }
        if (s.text(2).equals("}") && inside.matches("i|j")) {
            return inside.equals("i") ? "each node has a `" + base + "` of its own, which is written `" + base + "`" : "what the neighbours have of `" + base + "` is `exchange(" + base + ")`; their weighted mean is `gossip(" + base + ")`";
        }
        if (s.text(2).equals("}") && s.type(1) == FoptParser.NUMBER) {
            return power ? "write `" + base + "^" + inside + "`" : "write `" + base + inside + "` for a name, `" + base + "[" + inside + "]` for an entry";
        }
        return "iterates are not numbered: `" + base + "` is the present one, and `" + base + " = …` gives the next one; what it was when the round began is `delay(" + base + ", 1)`"
                + (power ? ". A power is written `" + base + "^(k + 1)`" : "");
    }

    /// `let x^{½} = …`, `x_+`
    private static String half(Spot s) {
        if (s.type(-1) == FoptParser.CARET && s.touches(-1) && s.type(-2) == FoptParser.IDENT && s.type() != FoptParser.LBRACE && s.expectsValue()) {
            return "a hat is part of the letter: write `" + Spelling.unicode(s.text(-2) + "_hat") + "` or `" + s.text(-2) + "_hat`; a power is written `" + s.text(-2) + "^2`";
        }
        int sign = s.type() == FoptParser.PLUS || s.type() == FoptParser.STAR ? 0 : -1;
        if ((s.type(sign) == FoptParser.PLUS || s.type(sign) == FoptParser.STAR) && s.touches(sign) && s.type(sign - 1) == FoptParser.IDENT && s.text(sign - 1).endsWith("_")) {
            return "a name is made of letters, digits and `_`: write `" + s.text(sign - 1) + "new`, `" + s.text(sign - 1) + "star` or the like";
        }
        return s.type() == FoptParser.CARET && s.expects(FoptParser.EQUALS) && s.type(-1) == FoptParser.IDENT
                ? "a name is made of letters, digits and `_`: write `" + s.text(-1) + "_half`, `" + s.text(-1) + "_new` or the like" : null;
    }

    /// `‖x‖_2`
    private static String normWithIndex(Spot s) {
        if (s.type(-1) != FoptParser.BARS || !s.text(0).startsWith("_") || !s.expectsOperator()) {
            return null;
        }
        return switch (s.text(0)) {
            case "_1" -> "this norm is written `norm1(x)`";
            case "_2", "_F" -> "leave out `" + s.text(0) + "`: `‖x‖` is the Euclidean norm, that of Frobenius for matrices";
            default -> "`‖x‖` is the Euclidean norm; others are `norm1(x)`, `norm_inf(x)`, `spectral_norm(A)`, `nuclear_norm(A)`";
        };
    }

    /// `<a, b>`
    private static String inner(Spot s) {
        boolean opens = s.type() == FoptParser.LT && s.expectsValue() && s.text(1).matches("[\\p{L}∇(].*");
        return opens ? INNER : null;
    }

    /// `let x' = …`
    private static String prime(Spot s) {
        return s.type() == FoptParser.TICK && s.type(-1) == FoptParser.IDENT && !s.expectsOperator()
                ? "a prime transposes and is no part of a name: write a name such as `" + s.text(-1) + "_new`" : null;
    }

    /// `x*`, `f*`: a star with nothing behind it, or with bars that close.
    private static String star(Spot s) {
        int star = s.type(-1) == FoptParser.STAR ? -1 : s.type(-1) == FoptParser.BARS && s.type(-2) == FoptParser.STAR ? -2 : 0;
        return star < 0 && s.touches(star) && s.type(star - 1) == FoptParser.IDENT && s.expectsValue() && !s.text(0).equals("*") ? MINIMISER + "; a product needs a factor on both sides" : null;
    }

    /// `a w.p. p`
    private static String chance(Spot s) {
        return s.text(0).equals("w") && s.text(1).equals(".") && s.text(2).equals("p")
                ? "by chance one writes `a if coin(p) else b`; `shared coin(p)` is one draw for all nodes, as in `if shared coin(p) { … }`" : null;
    }

    /// `Σ_i ∇f(x)`
    private static String bigSum(Spot s) {
        return s.type(-1) == FoptParser.IDENT && s.text(-1).matches("Σ.*|sum(_.*)?") && s.expectsOperator() && !s.atEnd() ? SUM : null;
    }

    /// `γ ∇f(x)`, `(1 - β) x`: a product without its sign, other than behind a number.
    private static String product(Spot s) {
        boolean left = s.type(-1) == FoptParser.IDENT || s.type(-1) == FoptParser.RPAREN || s.type(-1) == FoptParser.RBRACKET || s.type(-1) == FoptParser.BARS || s.type(-1) == FoptParser.TICK;
        if (!left || !s.expectsOperator() || s.atEnd()) {
            return null;
        }
        String from = s.type(-1) == FoptParser.IDENT ? s.text(-1) : "… " + s.text(-1);
        return switch (s.type()) {
            case FoptParser.NABLA -> "a product needs its sign: `" + from + " * ∇" + s.text(1) + "(…)`";
            case FoptParser.BARS, FoptParser.LANGLE -> "a product needs its sign: `" + from + " * " + s.text(0) + "…`";
            case FoptParser.IDENT -> s.type(-1) == FoptParser.RPAREN && s.text(1).matches("[-+*/)]|\n|}|") ? "a product needs its sign: `" + from + " * " + s.text(0) + "`" : null;
            default -> null;
        };
    }
}
