package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places of an error in `.fopt` files as the top of a stack: `at fopt.gd(mine.fopt:12)`.
final class ScriptFrames {
    private static final Pattern DECLARATION = Pattern.compile("(?:algorithm|fun|problem|compressor|test)\\s+\"?([\\p{L}\\p{M}\\p{N}_ ]+)");

    private ScriptFrames() {}

    /// The script's frames, innermost first, and then those of the host.
    static StackTraceElement[] on(StackTraceElement[] host, List<Diagnostic> diagnostics) {
        return Stream.concat(of(diagnostics).stream(), Arrays.stream(host)).toArray(StackTraceElement[]::new);
    }

    /// Of the first error: its place, and the places that led there.
    private static List<StackTraceElement> of(List<Diagnostic> diagnostics) {
        List<StackTraceElement> frames = new ArrayList<>();
        diagnostics.stream().filter(Diagnostic::isError).findFirst().ifPresent(d -> {
            frames.add(frame(d.span()));
            d.notes().forEach(n -> n.span().map(ScriptFrames::frame).filter(f -> !frames.contains(f)).ifPresent(frames::add));
        });
        return frames;
    }

    private static StackTraceElement frame(Span place) {
        String name = place.source().name();
        return new StackTraceElement("fopt", around(place), name.substring(name.lastIndexOf('/') + 1), place.line());
    }

    /// What the place stands in: the declaration that begins at the last line before it which begins in the first column, if that is one.
    private static String around(Span place) {
        String text = place.source().text();
        for (int start = text.lastIndexOf('\n', place.start() - 1) + 1; start >= 0; start = text.lastIndexOf('\n', start - 2) + 1) {
            if (!text.isEmpty() && Character.isLetter(text.charAt(start == text.length() ? start - 1 : start))) {
                Matcher declaration = DECLARATION.matcher(text).region(start, text.length());
                return declaration.lookingAt() ? declaration.group(1).strip() : "script";
            }
            if (start == 0) {
                break;
            }
        }
        return "script";
    }
}
