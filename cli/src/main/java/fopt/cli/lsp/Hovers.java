package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Kind;
import fopt.Analysis.Mention;
import fopt.Analysis.Sent;
import fopt.Program.Cost;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/// What a name is: how it is used, its type and where it lives, its documentation; of what communicates, what it sends and what that costs.
final class Hovers {
    private Hovers() {}

    static Optional<Hover> of(Document d, Analysis a, int offset, Figures figures) {
        return a.at(offset).map(m -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, text(m, a, d, figures)), d.lines().range(m.span())));
    }

    private static String text(Mention m, Analysis a, Document d, Figures figures) {
        String code = "```fopt\n" + m.named().signature() + "\n```";
        return Stream.of(code, m.type(), m.named().doc(), sends(m, a, d, figures)).filter(s -> !s.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /// Of a primitive, what this call sends; of a public variable, what assigning it here sends.
    private static String sends(Mention m, Analysis a, Document d, Figures figures) {
        Kind kind = m.named().kind();
        Stream<Sent> of = switch (kind) {
            case PRIMITIVE -> a.sent().stream().filter(s -> s.call().filter(c -> c.start() == m.span().start()).isPresent());
            case STATE -> a.sent().stream().filter(s -> s.call().isEmpty() && s.statement().start() == m.span().start());
            default -> Stream.empty();
        };
        List<String> lines = of.flatMap(s -> Stream.concat(Stream.of("- " + line(s)), figures.of(d, s).stream().map(c -> "  - " + line(c)))).distinct().toList();
        return lines.isEmpty() ? "" : "Sends\n\n" + String.join("\n", lines);
    }

    static String line(Sent s) {
        return s.who() + ": " + s.cost() + (s.when().isEmpty() ? "" : ", " + s.when());
    }

    static String line(Cost c) {
        return c.run() + ": " + c.figure();
    }

    /// Documentation of a name, for lists of them.
    static MarkupContent about(Analysis.Named n) {
        return new MarkupContent(MarkupKind.MARKDOWN, "```fopt\n" + n.signature() + "\n```\n\n" + n.doc());
    }
}
