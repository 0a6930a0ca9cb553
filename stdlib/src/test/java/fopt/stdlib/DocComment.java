package fopt.stdlib;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The doc comment of an algorithm, taken apart: its first line, the paper, and what stands behind `Sent:`, `Known:` and `Default:`.
///
/// One label may stand for several, as in `Sent and known: as …`; what has no label is the reference. A missing part is empty.
record DocComment(String summary, String reference, String sent, String known, String defaults) {
    /// A label begins a sentence.
    private static final Pattern LABEL =
            Pattern.compile("(?<=^|[.;)] )(Sent, known and defaults?|Sent and known|Known|Sent|Defaults?)(: | as (?=`|there|in ))");

    static DocComment of(String doc) {
        int end = doc.indexOf('\n') < 0 ? doc.length() : doc.indexOf('\n');
        String rest = doc.substring(end).replaceAll("\\s+", " ").strip();
        String[] parts = {"", "", "", ""};
        Matcher label = LABEL.matcher(rest);
        int from = 0;
        String current = "";
        while (label.find()) {
            put(parts, current, rest.substring(from, label.start()));
            current = label.group(1).toLowerCase(java.util.Locale.ROOT);
            from = label.group(2).equals(": ") ? label.end() : label.end() - "as ".length();
        }
        put(parts, current, rest.substring(from));
        return new DocComment(doc.substring(0, end).strip(), parts[0], parts[1], parts[2], parts[3]);
    }

    private static void put(String[] parts, String label, String text) {
        String[] labels = {"sent", "known", "default"};
        if (label.isEmpty()) {
            parts[0] = text.strip();
        }
        for (int k = 0; k < labels.length; k++) {
            if (label.contains(labels[k])) {
                parts[k + 1] = text.strip();
            }
        }
    }
}
