package fopt.runtime.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names that may have been meant instead of one that does not exist.
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {
    }

    /// The nearest of the names, at most three: first those that only add to the name, then those at most a third of the length in edits
    /// away and those that it adds to, fewer edits first.
    public static List<String> to(String name, Collection<String> names) {
        return names.stream().filter(other -> near(name, other))
                .sorted(Comparator.comparing((String other) -> !begins(other, name))
                        .thenComparingInt(other -> distance(name, other)).thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN).toList();
    }

    /// ` Did you mean a, b?`, or nothing.
    public static String question(String name, Collection<String> names) {
        List<String> near = to(name, names);
        return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean near(String name, String other) {
        return begins(name, other) || begins(other, name) || distance(name, other) <= Math.max(1, name.length() / 3);
    }

    private static boolean begins(String whole, String start) {
        return start.length() >= 3 && whole.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
    }

    /// Levenshtein's: insertions, deletions and changes of one character; upper and lower case are alike.
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int q = 0; q <= b.length(); q++) {
            row[q] = q;
        }
        for (int p = 1; p <= a.length(); p++) {
            int[] spare = above;
            above = row;
            row = spare;
            row[0] = p;
            for (int q = 1; q <= b.length(); q++) {
                boolean same = Character.toLowerCase(a.charAt(p - 1)) == Character.toLowerCase(b.charAt(q - 1));
                row[q] = Math.min(above[q - 1] + (same ? 0 : 1), 1 + Math.min(above[q], row[q - 1]));
            }
        }
        return row[b.length()];
    }
}
