package fopt.compiler.syntax;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Span;
import java.math.BigDecimal;

/// The values of numbers and texts as they are written in a program.
final class Literals {
    private Literals() {}

    /// `1e-3`
    static double number(Span span, Diagnostics diagnostics) {
        double value = Double.parseDouble(span.text());
        if (Double.isInfinite(value)) {
            diagnostics.add(Diagnostic.of("E001", span, "the number " + span.text() + " is larger than the largest double, 1.8e308")
                    .help("for infinity, write `inf`"));
        }
        return value;
    }

    static boolean isInteger(String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The share that `12.5%` stands for, correctly rounded.
    static double percent(String written) {
        return new BigDecimal(written.substring(0, written.length() - 1)).movePointLeft(2).doubleValue();
    }

    /// The text between the quotes; escapes are `\"`, `\\`, `\n` and `\t`.
    static String string(Span literal, Diagnostics diagnostics) {
        String body = literal.text().substring(1, literal.text().length() - 1);
        StringBuilder value = new StringBuilder();
        for (int k = 0; k < body.length(); k++) {
            char c = body.charAt(k);
            value.append(c == '\\' ? escaped(body.charAt(++k), literal, k + 1, diagnostics) : c);
        }
        return value.toString();
    }

    private static char escaped(char c, Span literal, int offset, Diagnostics diagnostics) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '"', '\\' -> c;
            default -> {
                Span here = new Span(literal.source(), literal.start() + offset - 1, literal.start() + offset + 1);
                diagnostics.add(Diagnostic.of("E001", here, "found `\\" + c + "` in a text; a backslash stands before `\"`, `\\`, `n` or `t` only")
                        .help("for a backslash itself, write `\\\\`; paths may use `/` on every system"));
                yield c;
            }
        };
    }
}
