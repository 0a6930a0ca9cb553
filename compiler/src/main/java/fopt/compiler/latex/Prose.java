package fopt.compiler.latex;

import java.util.Map;
import java.util.stream.Collectors;

/// Words of a comment as LaTeX text.
final class Prose {
    private static final Map<Integer, String> CHARACTERS = Map.ofEntries(
            e('&', "\\&"), e('%', "\\%"), e('$', "\\$"), e('#', "\\#"), e('_', "\\_"), e('{', "\\{"), e('}', "\\}"), e('~', "\\textasciitilde{}"),
            e('^', "\\textasciicircum{}"), e('\\', "\\textbackslash{}"), e('²', "$^2$"), e('³', "$^3$"), e('·', "$\\cdot$"), e('∝', "$\\propto$"), e('≤', "$\\le$"),
            e('≥', "$\\ge$"), e('∇', "$\\nabla$"), e('‖', "$\\|$"), e('Σ', "$\\Sigma$"), e('√', "$\\surd$"), e('∞', "$\\infty$"), e('→', "$\\to$"),
            e('≠', "$\\neq$"), e('×', "$\\times$"), e('½', "$\\frac{1}{2}$"), e('⟨', "$\\langle$"), e('⟩', "$\\rangle$"), e('ℓ', "$\\ell$"), e('ᵀ', "$^\\top$"),
            e('−', "$-$"), e('∈', "$\\in$"));
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    private Prose() {}

    private static Map.Entry<Integer, String> e(int character, String text) {
        return Map.entry(character, text);
    }

    static String of(String text) {
        return text.codePoints().mapToObj(Prose::character).collect(Collectors.joining()).replaceAll("`([^`]*)`", "\\\\texttt{$1}")
                .replaceAll("\"([^\"]*)\"", "``$1''");
    }

    private static String character(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return "";
        }
        int digit = SUBSCRIPTS.indexOf(c);
        return GreekLetters.isOne(c) ? "$" + GreekLetters.command(c) + "$" : digit >= 0 ? "$_" + digit + "$" : CHARACTERS.getOrDefault(c, Character.toString(c));
    }
}
