package fopt.testing;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An expectation that stands in a test script, behind the line that it belongs to.
///
/// @param line the 1-based line of the chunk
record Mark(Kind kind, int line, String text) {

    enum Kind {
        DIAGNOSTIC("###"), PRINTED("#>"), METRIC("#~"), DUMP("#=");

        final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    private static final Pattern SIGN = Pattern.compile("(?<!#)(###|#>|#~|#=)(?= |$)");
    private static final Pattern METRIC = Pattern.compile("(\\w+) *(<=|>=|==|<|>) *(\\S+)");

    /// The marks of a line, and nothing for the rest of it. A line of marks alone belongs to the last line that is more.
    static List<Mark> of(String line, int number) {
        List<MatchResult> signs = SIGN.matcher(line).results().toList();
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < signs.size(); k++) {
            int end = k + 1 < signs.size() ? signs.get(k + 1).start() : line.length();
            String text = line.substring(signs.get(k).end(), end);
            Kind kind = kind(signs.get(k).group());
            if (kind == Kind.DUMP) {
                return List.of(new Mark(kind, number, text.isEmpty() ? "" : line.substring(signs.get(k).end() + 1)));
            }
            marks.add(new Mark(kind, number, text.strip()));
        }
        return marks;
    }

    /// The line without its marks.
    static String unmarked(String line) {
        return SIGN.matcher(line).results().findFirst().map(m -> line.substring(0, m.start()).stripTrailing()).orElse(line);
    }

    private static Kind kind(String sign) {
        return List.of(Kind.values()).stream().filter(k -> k.sign.equals(sign)).findFirst().orElseThrow();
    }

    /// `### E021 text`: this diagnostic, with this text somewhere in its message, notes or help.
    boolean matches(Diagnostic d) {
        String[] codeAndText = text.split(" ", 2);
        return kind == Kind.DIAGNOSTIC && d.span().line() == line && d.code().equals(codeAndText[0])
                && (codeAndText.length == 1 || new Renderer(false).render(d).contains(codeAndText[1].strip()));
    }

    /// `#~ gap < 1e-6`
    boolean holds(Map<String, Double> metrics) {
        var m = METRIC.matcher(text);
        if (!m.matches() || !metrics.containsKey(m.group(1))) {
            return false;
        }
        double value = metrics.get(m.group(1));
        double bound = Double.parseDouble(m.group(3));
        return switch (m.group(2)) {
            case "<" -> value < bound;
            case "<=" -> value <= bound;
            case ">" -> value > bound;
            case ">=" -> value >= bound;
            default -> value == bound;
        };
    }

    @Override
    public String toString() {
        return "line " + line + ": " + kind.sign + " " + text;
    }
}
