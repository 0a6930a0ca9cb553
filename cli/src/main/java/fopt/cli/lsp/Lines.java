package fopt.cli.lsp;

import fopt.compiler.source.Span;
import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/// The lines of a text: from offsets to positions and back. Both count UTF-16 code units, as strings of Java do.
final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 1;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c == '\n' || c == '\r' && (k + 1 == text.length() || text.charAt(k + 1) != '\n')) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = k + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    int count() {
        return starts.length;
    }

    /// A place behind the end of its line is the end of the line, one behind the last line the end of the text.
    int offset(Position p) {
        if (p.getLine() >= starts.length) {
            return text.length();
        }
        return Math.min(starts[p.getLine()] + p.getCharacter(), end(p.getLine()));
    }

    /// Where a line ends, in front of its line break.
    private int end(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
        return end > starts[line] && line + 1 < starts.length && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    int line(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at : -at - 2;
    }

    int start(int line) {
        return starts[line];
    }

    Position position(int offset) {
        int line = line(Math.min(offset, text.length()));
        return new Position(line, Math.min(offset, text.length()) - starts[line]);
    }

    /// The end of the line in which a place is.
    Position lineEnd(int offset) {
        return position(end(line(Math.min(offset, text.length()))));
    }

    Range range(int start, int end) {
        return new Range(position(start), position(end));
    }

    Range range(Span span) {
        return range(span.start(), span.end());
    }
}
