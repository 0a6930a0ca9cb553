package fopt.compiler.check;

import java.util.Collection;
import java.util.Optional;

/// Did you mean …? The nearest of some names, by the number of single-character edits (neighbours exchanged count as one).
final class Nearest {
    private Nearest() {}

    /// The nearest name, if it is near enough to be meant: a third of the length in edits, at least one.
    static Optional<String> of(String name, Collection<String> candidates) {
        String best = null;
        int least = Math.max(1, (name.length() + 1) / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(name, candidate);
            if (distance < least && distance < Math.max(name.length(), candidate.length())) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int k = 0; k <= b.length(); k++) {
            row[k] = k;
        }
        for (int p = 1; p <= a.length(); p++) {
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
            row[0] = p;
            for (int q = 1; q <= b.length(); q++) {
                int change = above[q - 1] + (same(a.charAt(p - 1), b.charAt(q - 1)) ? 0 : 1);
                row[q] = Math.min(change, Math.min(above[q], row[q - 1]) + 1);
                if (p > 1 && q > 1 && a.charAt(p - 1) == b.charAt(q - 2) && a.charAt(p - 2) == b.charAt(q - 1)) {
                    row[q] = Math.min(row[q], before[q - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
