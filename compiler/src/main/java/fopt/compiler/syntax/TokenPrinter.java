package fopt.compiler.syntax;

import fopt.compiler.source.Source;
import java.util.Locale;

/// Prints the tokens of a source, one per line: where it stands, what it is, how it is written. The stage `tokens` of `fopt dump`.
public final class TokenPrinter {
    private TokenPrinter() {}

    public static String print(Source source) {
        StringBuilder out = new StringBuilder();
        for (Token t : Parser.tokens(source)) {
            String place = t.span().line() + ":" + t.span().column();
            String text = t.kind() == Token.Kind.NEWLINE ? "" : t.span().text().replace("\n", "\\n").replace("\r", "\\r");
            out.append(String.format("%-8s %-8s %s", place, t.kind().name().toLowerCase(Locale.ROOT), text).stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
