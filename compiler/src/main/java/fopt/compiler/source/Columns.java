package fopt.compiler.source;

/// Columns on a terminal: a combining mark takes none, an East Asian character two, a tab goes to the next multiple of four.
public final class Columns {
    private static final int TAB = 4;
    /// First and last code point of the wide ranges (Unicode's East Asian Width W and F, rounded to blocks).
    private static final int[][] WIDE = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

    private Columns() {}

    /// How wide this start of a line is.
    public static int width(String start) {
        int column = 0;
        for (int c : start.codePoints().toArray()) {
            column = c == '\t' ? (column / TAB + 1) * TAB : column + width(c);
        }
        return column;
    }

    /// The line with tabs as blanks and control characters as `�`, as wide as [#width] says.
    static String printable(String line) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : line.stripTrailing().codePoints().toArray()) {
            int next = c == '\t' ? (column / TAB + 1) * TAB : column + width(c);
            if (c == '\t') {
                out.repeat(' ', next - column);
            } else {
                out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
            }
            column = next;
        }
        return out.toString();
    }

    /// The columns `from … to-1` of a printable line, with `…` where something is cut off.
    static String part(String printable, int from, int to) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : printable.codePoints().toArray()) {
            int next = column + width(c);
            if (column >= from && next <= to) {
                boolean cut = column == from && from > 0 || next == to && to < width(printable);
                out.appendCodePoint(cut ? '…' : c);
            }
            column = next;
            if (column >= to) {
                break;
            }
        }
        return out.toString();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
