package fopt.cli.lsp;

import fopt.compiler.source.Diagnostics;
import fopt.compiler.syntax.Formatter;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/// What `fopt fmt` would change: one edit, of the stretch in which the texts differ.
final class Formats {
    private Formats() {}

    /// Nothing for a text with syntax errors.
    static List<TextEdit> of(Document d) {
        return Formatter.format(d.source(), Formatter.Notation.AS_WRITTEN, new Diagnostics()).filter(now -> !now.equals(d.text())).map(now -> edit(d, now)).stream().toList();
    }

    private static TextEdit edit(Document d, String now) {
        String before = d.text();
        int shorter = Math.min(before.length(), now.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        start = onBoundary(before, start);
        end = before.length() - onBoundary(before, before.length() - end);
        end = Math.min(end, shorter - start);
        return new TextEdit(d.lines().range(start, before.length() - end), now.substring(start, now.length() - end));
    }

    /// Not between the two halves of a character beyond the first plane, or of a line break.
    private static int onBoundary(String text, int at) {
        boolean inside = at > 0 && at < text.length() && (Character.isLowSurrogate(text.charAt(at)) || text.charAt(at) == '\n' && text.charAt(at - 1) == '\r');
        return inside ? at - 1 : at;
    }
}
