package fopt.cli.conversation;

/// Where words of an entry begin and end.
public final class Words {
    private Words() {}

    /// Where the word begins that ends at the cursor: a name, perhaps behind a backslash, a `:command`, or a text in quotes.
    public static int start(String text, int cursor) {
        if (inQuotes(text.substring(0, cursor))) {
            return text.lastIndexOf('"', cursor - 1) + 1;
        }
        int start = nameStart(text, cursor);
        boolean more = start > 0 && (text.charAt(start - 1) == '\\' && start < cursor || text.charAt(start - 1) == ':' && isAtLineStart(text, start - 1));
        return more ? start - 1 : start;
    }

    /// The name in which the cursor is, else that of the call around; empty if there is none.
    public static String name(String text, int cursor) {
        int start = nameStart(text, cursor);
        int end = cursor;
        while (end < text.length() && isOfName(text, end)) {
            end++;
        }
        return start < end ? text.substring(start, end) : openCall(text.substring(0, cursor));
    }

    private static int nameStart(String text, int cursor) {
        int start = cursor;
        while (start > 0 && isOfName(text, start - 1)) {
            start--;
        }
        return start;
    }

    static boolean inQuotes(String before) {
        return before.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /// The name in front of the innermost bracket that is open; empty if there is none.
    static String openCall(String before) {
        int depth = 0;
        for (int k = before.length() - 1; k >= 0; k--) {
            char c = before.charAt(k);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return before.substring(nameStart(before, k), k);
            }
        }
        return "";
    }

    private static boolean isOfName(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '_';
    }

    private static boolean isAtLineStart(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }
}
