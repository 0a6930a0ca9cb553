package fopt.compiler.analysis;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A text with syntax errors, made readable: the lines of the errors are blanks, and braces that are missing are added where there were blanks or behind the end,
/// so that everything else keeps its place.
///
/// @param unit what can be read; the source of its spans is the mended text
/// @param errors those of the text as it was written
record Mended(Unit unit, List<Diagnostic> errors) {
    /// Texts that are tried per text; of a long one fewer, since each takes its time.
    private static final int TRIES = 60;
    private static final int LONG = 20_000;

    /// A text that was tried. @param first where its first error stands; its length if there is none
    private record Try(Source source, Unit unit, List<Diagnostic> errors) {
        static Try of(Source source) {
            Diagnostics found = new Diagnostics();
            Unit unit = Parser.parse(source, found);
            return new Try(source, unit, found.all().stream().filter(Diagnostic::isError).toList());
        }

        String text() {
            return source.text();
        }
    }

    static Mended of(Source source, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        Unit unit = Parser.parse(source, found);
        found.all().forEach(diagnostics::add);
        List<Diagnostic> errors = found.all().stream().filter(Diagnostic::isError).toList();
        Try best = new Try(source, unit, errors);
        int tries = Math.max(4, (int) Math.min(TRIES, (long) TRIES * LONG / Math.max(1, source.text().length())));
        while (!best.errors().isEmpty() && tries > 0) {
            List<Try> next = candidates(best).stream().distinct().limit(tries).map(text -> Try.of(new Source(source.name(), text))).toList();
            tries -= next.size();
            Try chosen = next.stream().min(Comparator.comparingInt((Try t) -> t.errors().size()).thenComparingInt(t -> -t.unit().items().size())).orElse(best);
            if (chosen == best || chosen.errors().size() > best.errors().size()) {
                break;
            }
            best = chosen;
        }
        return new Mended(best.unit(), errors);
    }

    /// The text without the line of its first error, without the line where a bracket was opened, or with a brace more.
    private static List<String> candidates(Try t) {
        Diagnostic first = t.errors().getFirst();
        String text = t.text();
        int at = Math.min(first.span().start(), text.length());
        List<String> all = new ArrayList<>();
        if (first.help().filter(h -> h.startsWith("add the missing `}`")).isPresent()) {
            all.add(closed(text, at));
        }
        all.add(blank(text, at));
        first.notes().stream().flatMap(n -> n.span().stream()).map(Span::start).forEach(open -> all.add(blank(blank(text, open), at)));
        before(text, at).forEach(all::add);
        all.removeIf(text::equals);
        return all;
    }

    /// The same text where the line at a place is blanks.
    private static String blank(String text, int at) {
        int start = at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        return text.substring(0, start) + " ".repeat(stop - start) + text.substring(stop);
    }

    /// Without the last line in front of a place that is not empty.
    private static Stream<String> before(String text, int at) {
        int line = at == 0 ? 0 : text.lastIndexOf('\n', at - 1);
        int end = Math.max(line, 0);
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? Stream.empty() : Stream.of(blank(text, end), blank(blank(text, end), at));
    }

    /// With a brace where there is room for it in front of a line: in the place of an empty line or of the first blanks; otherwise behind the end.
    private static String closed(String text, int at) {
        int line = at == 0 ? 0 : text.lastIndexOf('\n', at - 1);
        boolean inside = line > 0 && !text.substring(at).isBlank();
        if (inside && text.charAt(line - 1) == '\n') {
            return text.substring(0, line - 1) + "}" + text.substring(line);
        }
        if (inside && text.charAt(line + 1) == ' ') {
            return text.substring(0, line) + "}\n" + text.substring(line + 2);
        }
        return text + (text.endsWith("}") ? " }" : "\n}");
    }
}
