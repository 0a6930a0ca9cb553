package fopt.cli.lsp;

import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/// What can be folded: blocks, and comments of several lines.
final class Folds {
    private Folds() {}

    static List<FoldingRange> of(Document d) {
        List<FoldingRange> all = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        List<Integer> comments = new ArrayList<>();
        for (Token t : Parser.tokens(new Source("", d.text()))) {
            int line = d.lines().line(t.span().start());
            switch (t.span().text()) {
                case "{" -> open.push(line);
                case "}" -> {
                    if (!open.isEmpty()) {
                        add(all, open.pop(), line - 1, null);
                    }
                }
                default -> { }
            }
            boolean alone = t.kind() == Token.Kind.COMMENT && d.text().substring(d.lines().start(line), t.span().start()).isBlank();
            if (t.kind() == Token.Kind.NEWLINE) {
                continue;
            }
            if (!alone || !comments.isEmpty() && comments.getLast() != line - 1) {
                comment(all, comments);
            }
            if (alone) {
                comments.add(line);
            }
        }
        comment(all, comments);
        return all;
    }

    private static void comment(List<FoldingRange> all, List<Integer> lines) {
        if (lines.size() > 1) {
            add(all, lines.getFirst(), lines.getLast(), FoldingRangeKind.Comment);
        }
        lines.clear();
    }

    private static void add(List<FoldingRange> all, int first, int last, String kind) {
        if (last > first) {
            var fold = new FoldingRange(first, last);
            fold.setKind(kind);
            all.add(fold);
        }
    }
}
