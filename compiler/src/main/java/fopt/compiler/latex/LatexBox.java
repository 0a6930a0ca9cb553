package fopt.compiler.latex;

import fopt.compiler.check.Symbol;
import fopt.compiler.check.Typing;
import fopt.compiler.syntax.Decl.Member;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Typesets an algorithm as a box of the packages `algorithm` and `algpseudocode`: `fopt dump --stage=latex`.
///
/// The caption is the first line of the comment and the paper; parameters, with their defaults, and requirements stand under `\Require`. Handlers of events are blocks `upon … do`.
public final class LatexBox {
    private static final Pattern LABEL = Pattern.compile("(?<=^|[.;)] )(Sent|Known|Defaults?)\\b");
    private static final String HEAD = "% \\usepackage{algorithm, algpseudocode, amsmath, amssymb}\n";

    private final Typing typing;
    private final Decl.Algorithm algorithm;
    private final Formulas formulas;
    private final Statements statements;
    private final Handlers handlers;
    private final List<String> lines = new ArrayList<>();

    private LatexBox(Typing typing) {
        this.typing = typing;
        algorithm = typing.algorithm;
        formulas = new Formulas(typing);
        statements = new Statements(typing, formulas, lines);
        handlers = new Handlers(typing, formulas, statements, lines);
    }

    /// @param typing of the algorithm, without a run
    public static String of(Typing typing) {
        return new LatexBox(typing).text();
    }

    private String text() {
        String name = algorithm.name().id();
        lines.addAll(List.of("\\begin{algorithm}", "\\caption{" + caption() + "}", "\\label{alg:" + name + "}", "\\begin{algorithmic}[1]"));
        requirements();
        of(Member.State.class).forEach(this::state);
        of(Member.Init.class).forEach(i -> statements.write(i.body()));
        for (Member.Round r : of(Member.Round.class)) {
            statements.block("For", "$t = 1, 2, \\dots$", () -> statements.write(r.body()));
        }
        algorithm.members().stream().filter(LatexBox::isHandler).forEach(handlers::write);
        of(Member.Output.class).forEach(o -> lines.add("\\State \\textbf{output} $" + formulas.text(o.value()) + "$"));
        lines.addAll(List.of("\\end{algorithmic}", "\\end{algorithm}"));
        return HEAD + (algorithm.members().stream().anyMatch(LatexBox::isHandler) ? "% " + Handlers.DECLARED + "\n" : "") + String.join("\n", lines) + "\n";
    }

    private static boolean isHandler(Member m) {
        return m instanceof Member.Job || m instanceof Member.Every || m instanceof Member.When;
    }

    private <T extends Member> List<T> of(Class<T> kind) {
        return algorithm.members().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    // ---- words

    private String caption() {
        String doc = algorithm.doc();
        if (doc.isEmpty()) {
            return Prose.of(algorithm.name().written());
        }
        int end = doc.indexOf('\n') < 0 ? doc.length() : doc.indexOf('\n');
        String rest = doc.substring(end).replaceAll("\\s+", " ").strip();
        Matcher label = LABEL.matcher(rest);
        String paper = label.find() ? rest.substring(0, label.start()).strip() : rest;
        return Prose.of(doc.substring(0, end).strip()) + (paper.isEmpty() ? "" : " " + Prose.of(paper));
    }

    private void requirements() {
        if (!algorithm.parameters().isEmpty()) {
            lines.add("\\Require " + typing.parameters().stream().map(this::parameter).collect(Collectors.joining("; ")));
        }
        for (Member.Require r : of(Member.Require.class)) {
            lines.add("\\Require $" + formulas.text(r.condition()) + "$");
        }
    }

    private String parameter(Symbol.Parameter p) {
        String name = Formulas.isCompressor(p) ? MathNames.ofCompressor(p.declaration.name().id()) : MathNames.of(p.declaration.name().id(), "");
        String type = p.declaration.type().map(t -> " (" + Prose.of(t.span().text().strip()) + ")").orElse("");
        return "$" + name + p.value.map(v -> " = " + formulas.text(v)).orElse("") + "$" + type;
    }

    private void state(Member.State s) {
        String word = switch (s.place()) {
            case NODE -> "node";
            case PUBLIC -> "public";
            case EDGE -> "edge";
            case SERVER -> "server";
            case SHARED -> "shared";
        };
        lines.add("\\State \\textbf{" + word + "} $" + formulas.variable(typing.declared(s.name())) + " \\gets " + formulas.text(s.value()) + "$");
    }
}
