package fopt.cli.conversation;

import java.util.stream.Collectors;

/// Breaks lines that are too long between words.
public final class WordWrap {
    private static final int LEAST = 20;

    private WordWrap() {}

    /// @param width of the terminal; 0 for none, where nothing is broken
    /// @param indent blanks in front of what goes on
    public static String of(String text, int width, int indent) {
        return width <= 0 ? text : text.lines().map(line -> line(line, Math.max(LEAST, width - 1), " ".repeat(indent))).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line, int width, String indent) {
        StringBuilder out = new StringBuilder();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= indent.length()) {
                break;
            }
            out.append(rest, 0, blank).append('\n');
            rest = indent + rest.substring(blank + 1);
        }
        return out.append(rest).toString();
    }
}
