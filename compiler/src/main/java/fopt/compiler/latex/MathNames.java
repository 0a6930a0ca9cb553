package fopt.compiler.latex;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names as mathematics writes them: `x_hat` is x̂, `beta1` has a subscript, `g_new` a superscript, so that subscripts stay free for nodes.
final class MathNames {
    private static final Set<String> GREEK = Set.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
            "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma",
            "Upsilon", "Phi", "Psi", "Omega");
    private static final Map<String, String> MARKS = Map.of("hat", "\\hat", "bar", "\\bar", "tilde", "\\tilde");
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("Lmax", "L_{\\max}"), Map.entry("Ltilde", "\\tilde{L}"), Map.entry("Lsample", "L_{\\mathrm{sample}}"),
            Map.entry("mu_min", "\\mu_{\\min}"), Map.entry("f_star", "f^{\\star}"), Map.entry("x_star", "x^{\\star}"), Map.entry("x0", "x^{0}"), Map.entry("round", "t"),
            Map.entry("L_i", "L_{i}"), Map.entry("m_i", "m_{i}"), Map.entry("w_i", "w_{i}"), Map.entry("p_i", "p_{i}"), Map.entry("inf", "\\infty"),
            Map.entry("degree", "\\deg(i)"), Map.entry("n", "n"), Map.entry("d", "d"));

    private MathNames() {}

    /// A name that the language knows.
    static String known(String id) {
        return KNOWN.getOrDefault(id, of(id, ""));
    }

    /// Compressors are calligraphic.
    static String ofCompressor(String id) {
        return of(id, "").replaceFirst("^([A-Z])", "\\\\mathcal{$1}");
    }

    /// @param index of the node, or of node and neighbour; empty for none
    static String of(String id, String index) {
        String[] parts = id.split("_");
        String core = letter(parts[0].replaceFirst("\\d+$", ""));
        String digits = parts[0].replaceFirst("^\\D+", "");
        StringBuilder subscript = new StringBuilder(digits.equals(parts[0]) ? "" : digits);
        StringBuilder superscript = new StringBuilder();
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (MARKS.containsKey(part)) {
                core = MARKS.get(part) + "{" + core + "}";
            } else if (part.length() == 1 || part.matches("\\d+")) {
                subscript.append(subscript.isEmpty() ? "" : ",").append(letter(part));
            } else {
                superscript.append(superscript.isEmpty() ? "" : ",").append(GREEK.contains(part) ? "\\" + part : "\\mathrm{" + part + "}");
            }
        }
        if (!index.isEmpty()) {
            subscript.append(subscript.isEmpty() ? "" : ",").append(index);
        }
        return core + (subscript.isEmpty() ? "" : "_{" + subscript + "}") + (superscript.isEmpty() ? "" : "^{" + superscript + "}");
    }

    private static String letter(String name) {
        if (name.length() > 1 && GreekLetters.isOne(name.charAt(0))) {
            return GreekLetters.command(name.charAt(0)) + " " + letter(name.substring(1));
        }
        return name.equals("ℓ") ? "\\ell" : GREEK.contains(name) ? "\\" + name : name.length() <= 1 || name.matches("\\d+") ? name : "\\mathit{" + name + "}";
    }
}
