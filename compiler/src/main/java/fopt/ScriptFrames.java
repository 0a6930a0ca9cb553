package fopt;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.HostError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places of an error in `.fopt` files as the top of a stack: `at fopt.gd(mine.fopt:12)`.
final class ScriptFrames {
    private static final Pattern DECLARATION = Pattern.compile("(?:algorithm|fun|problem|compressor|test)\\s+\"?([\\p{L}\\p{M}\\p{N}_ ]+)");

    private static final String GENERATED = "fopt.generated.";

    private ScriptFrames() {}

    /// The script's frames, innermost first, and then those of the host.
    ///
    /// @param whole where the exception was made
    static StackTraceElement[] on(StackTraceElement[] whole, List<StackTraceElement> script) {
        return Stream.concat(script.stream(), Arrays.stream(whole).dropWhile(HostError::isInside)).toArray(StackTraceElement[]::new);
    }

    /// Those of compiled programs in a stack of the engine.
    static List<StackTraceElement> among(StackTraceElement[] whole) {
        return Arrays.stream(whole).filter(f -> f.getClassName().startsWith(GENERATED) && f.getLineNumber() > 0)
                .map(f -> new StackTraceElement("fopt", f.getClassName().substring(GENERATED.length()), f.getFileName(), f.getLineNumber())).distinct().toList();
    }

    /// Of the first error: its place, and the places that led there.
    static List<StackTraceElement> of(List<Diagnostic> diagnostics) {
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
