package fopt.compiler.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Did you mean …?
public final class Nearest {
    private Nearest() {}

    /// The candidate that a misspelt name most likely stands for: the one with the fewest letters added, dropped, changed or swapped with their
    /// neighbour (Damerau and Levenshtein's distance, no place edited twice), if there is at most one in every three letters. A
    /// difference of case or spelling (`η`, `eta`) only counts as half a letter. Of equals the one with the longest beginning in common, then the
    /// first in the alphabet; never the name itself.
    public static Optional<String> name(String misspelt, Collection<String> candidates) {
        return candidates.stream().filter(c -> !c.equals(misspelt) && distance(misspelt, c) <= limit(misspelt))
                .min(Comparator.<String>comparingDouble(c -> distance(misspelt, c)).thenComparing(c -> -common(misspelt, c))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Letters at the beginning that both have.
    private static int common(String a, String b) {
        int k = 0;
        while (k < Math.min(a.length(), b.length()) && a.charAt(k) == b.charAt(k)) {
            k++;
        }
        return k;
    }

    /// One edit in every three letters.
    private static double limit(String name) {
        return name.length() == 1 ? 0.5 : Math.max(1, name.length() / 3);
    }

    private static double distance(String a, String b) {
        String x = Spelling.canonical(a).toLowerCase(Locale.ROOT);
        String y = Spelling.canonical(b).toLowerCase(Locale.ROOT);
        return x.equals(y) ? 0.5 : edits(x, y);
    }

    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
