package fopt.runtime.report;

import java.util.ArrayList;
import java.util.List;

/// Cells of text in aligned columns: the first column to the left, the others to the right, a line under the header.
final class TextGrid {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// Adds a row; the first one is the header. All rows have the same number of cells.
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /// One line per row, no blanks at the ends, each ended by `\n`.
    String render() {
        int[] widths = widths();
        var text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths);
            if (r == 0) {
                int total = -GAP.length();
                for (int width : widths) {
                    total += width + GAP.length();
                }
                text.append("─".repeat(total)).append('\n');
            }
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        return widths;
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        int start = text.length();
        for (int c = 0; c < widths.length; c++) {
            String blanks = " ".repeat(widths[c] - width(cells.get(c)));
            text.append(c == 0 ? "" : GAP).append(c == 0 ? cells.get(c) + blanks : blanks + cells.get(c));
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    /// How many columns of a terminal a text takes: none for combining marks, two for wide characters.
    static int width(String text) {
        return text.codePoints().map(TextGrid::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> wide(c) ? 2 : 1;
        };
    }

    private static boolean wide(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
            default -> Character.isEmojiPresentation(c) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x3000 && c <= 0x303E);
        };
    }

    /// The longest beginning of the text that takes at most so many columns.
    static String cut(String text, int columns) {
        int taken = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            taken += width(c);
            if (taken > columns) {
                return text.substring(0, end);
            }
            end += Character.charCount(c);
        }
        return text;
    }
}
