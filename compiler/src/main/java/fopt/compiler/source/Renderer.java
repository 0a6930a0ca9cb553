package fopt.compiler.source;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints diagnostics for a reader at a terminal: the message, the place, the lines of the program with the guilty part underlined, notes with
/// places of their own, and the way out.
///
/// ```
/// error[E002]: found `=`, expected `{` or an operator
///  --> demo.fopt:3:8
///   |
/// 3 |   if a = 3 { x = 1 }
///   |        ^
/// help: to compare, write `==`
/// ```
public final class Renderer {
    private final Style style;

    /// @param colours whether to use the colours of an ANSI terminal
    public Renderer(boolean colours) {
        this.style = colours ? Style.ANSI : Style.PLAIN;
    }

    /// All of them, in the order of the program, with a summary as the last line; empty if there are none.
    public String render(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        List<Source> sources = diagnostics.stream().map(d -> d.span().source()).distinct().toList();
        Comparator<Diagnostic> order = Comparator.<Diagnostic>comparingInt(d -> sources.indexOf(d.span().source()))
                .thenComparingInt(d -> d.span().start());
        return diagnostics.stream().sorted(order).map(d -> render(d) + "\n").collect(Collectors.joining()) + summary(diagnostics) + "\n";
    }

    /// One diagnostic, ending with a newline.
    public String render(Diagnostic d) {
        int gutter = Stream.concat(Stream.of(d.span()), d.notes().stream().flatMap(n -> n.span().stream()))
                .mapToInt(s -> Integer.toString(Snippet.lastLine(s)).length()).max().orElseThrow();
        String kind = d.isError() ? style.error("error[" + d.code() + "]") : style.warning("warning[" + d.code() + "]");
        StringBuilder out = new StringBuilder(kind).append(style.strong(": " + d.message())).append('\n');
        out.append(new Snippet(d.span(), gutter, style, d.isError()));
        for (Diagnostic.Note note : d.notes()) {
            out.append(style.note("note")).append(": ").append(note.text()).append('\n');
            note.span().ifPresent(s -> out.append(new Snippet(s, gutter, style, false)));
        }
        d.help().ifPresent(h -> out.append(style.help("help")).append(": ").append(h).append('\n'));
        return out.toString();
    }

    /// "2 errors, 1 warning"
    public static String summary(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        return Stream.of(count(errors, "error"), count(diagnostics.size() - errors, "warning")).filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(long n, String what) {
        return n == 0 ? "" : n + " " + what + (n == 1 ? "" : "s");
    }
}
