package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Sent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// Behind each line that communicates, what it sends.
final class Hints {
    private Hints() {}

    static List<InlayHint> of(Document d, Analysis a, Range range) {
        Map<Integer, Set<Sent>> lines = new LinkedHashMap<>();
        a.sent().forEach(s -> lines.computeIfAbsent(d.lines().line(s.statement().start()), k -> new LinkedHashSet<>()).add(s));
        return lines.entrySet().stream().filter(e -> range.getStart().getLine() <= e.getKey() && e.getKey() <= range.getEnd().getLine())
                .map(e -> hint(d, e.getValue())).toList();
    }

    private static InlayHint hint(Document d, Set<Sent> sent) {
        String label = sent.stream().map(Sent::cost).distinct().collect(Collectors.joining(" + "));
        Position end = d.lines().lineEnd(sent.iterator().next().statement().start());
        var hint = new InlayHint(end, Either.forLeft("sends " + label));
        hint.setTooltip(sent.stream().map(Hovers::line).distinct().collect(Collectors.joining("\n")));
        hint.setPaddingLeft(true);
        return hint;
    }
}
