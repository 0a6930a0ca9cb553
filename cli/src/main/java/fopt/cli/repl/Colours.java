package fopt.cli.repl;

import fopt.compiler.source.Source;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Token;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours what is typed by the tokens of the language.
final class Colours implements Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (buffer.startsWith(":")) {
            return new AttributedString(buffer);
        }
        int at = 0;
        for (Token t : Parser.tokens(new Source("", buffer))) {
            if (t.span().start() >= at) {
                out.append(buffer.substring(at, t.span().start()));
                out.styled(style(t.kind()), t.span().text());
                at = t.span().end();
            }
        }
        return out.append(buffer.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(Token.Kind kind) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (kind) {
            case KEYWORD -> plain.foreground(AttributedStyle.BLUE).bold();
            case NUMBER -> plain.foreground(AttributedStyle.CYAN);
            case TEXT -> plain.foreground(AttributedStyle.GREEN);
            case COMMENT -> plain.foreground(AttributedStyle.BRIGHT | AttributedStyle.BLACK);
            default -> plain;
        };
    }
}
