package fopt.cli.lsp;

import fopt.Analysis;
import fopt.Analysis.Sent;
import fopt.Program.Cost;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// Behind each line that communicates, what it sends: in bits where the program runs it, in the symbols of the algorithm otherwise.
final class Hints {
    private Hints() {}

    static List<InlayHint> of(Document d, Analysis a, Range range, Figures figures) {
        Map<Integer, Set<Sent>> lines = new LinkedHashMap<>();
        a.sent().forEach(s -> lines.computeIfAbsent(d.lines().line(s.statement().start()), k -> new LinkedHashSet<>()).add(s));
        return lines.entrySet().stream().filter(e -> range.getStart().getLine() <= e.getKey() && e.getKey() <= range.getEnd().getLine())
                .map(e -> hint(d, e.getValue(), figures)).toList();
    }

    private static InlayHint hint(Document d, Set<Sent> sent, Figures figures) {
        List<Cost> costs = sent.stream().flatMap(s -> figures.of(d, s).stream()).distinct().toList();
        Position end = d.lines().lineEnd(sent.iterator().next().statement().start());
        var hint = new InlayHint(end, Either.forLeft("sends " + (costs.isEmpty() ? sent.stream().map(Sent::cost).distinct().collect(Collectors.joining(" + ")) : inBits(costs))));
        hint.setTooltip(Stream.concat(sent.stream().map(Hovers::line), costs.stream().map(Hovers::line)).distinct().collect(Collectors.joining("\n")));
        hint.setPaddingLeft(true);
        return hint;
    }

    /// Those of the first run; more dots if others differ.
    private static String inBits(List<Cost> costs) {
        String first = costs.stream().filter(c -> c.run().equals(costs.getFirst().run())).map(Cost::figure).distinct().collect(Collectors.joining(" + "));
        boolean others = costs.stream().anyMatch(c -> !c.run().equals(costs.getFirst().run()) && !first.contains(c.figure()));
        return first + (others ? ", …" : "");
    }
}
