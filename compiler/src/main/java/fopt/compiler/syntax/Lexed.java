package fopt.compiler.syntax;

import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.grammar.FoptLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// The tokens of a source: all of them, and those that the parser sees. Their positions are UTF-16 offsets, as in [Span].
record Lexed(Source source, List<Token> all, List<Token> forParser) {

    static Lexed of(Source source) {
        String text = source.text();
        FoptLexer lexer = new FoptLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        int[] offsets = offsets(text);
        List<Token> all = new ArrayList<>();
        List<Token> visible = new ArrayList<>();
        for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
            CommonToken token = (CommonToken) t;
            token.setStopIndex(offsets[t.getStopIndex() + 1] - 1);
            token.setStartIndex(offsets[t.getStartIndex()]);
            all.add(token);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                visible.add(token);
            }
        }
        CommonToken end = new CommonToken(Token.EOF);
        end.setStartIndex(text.length());
        end.setStopIndex(text.length() - 1);
        visible.add(end);
        return new Lexed(source, List.copyOf(all), List.copyOf(NewlineFilter.filter(visible)));
    }

    /// Whether a line begins here with a declaration that no block can hold: `algorithm name(`, `test "…"`.
    boolean startsDeclaration(int index) {
        if (index > 0 && type(index - 1) != FoptLexer.NL) {
            return false;
        }
        return switch (type(index)) {
            case FoptLexer.ALGORITHM, FoptLexer.PROBLEM, FoptLexer.COMPRESSOR -> Lexicon.isName(type(index + 1)) && type(index + 2) == FoptLexer.LPAREN;
            case FoptLexer.EXTERN -> Lexicon.isName(type(index + 1)) && type(index + 2) == FoptLexer.FUN;
            case FoptLexer.TEST, FoptLexer.IMPORT -> type(index + 1) == FoptLexer.STRING;
            default -> false;
        };
    }

    private int type(int index) {
        return index < forParser.size() ? forParser.get(index).getType() : Token.EOF;
    }

    Span span(Token t) {
        return new Span(source, t.getStartIndex(), t.getStopIndex() + 1);
    }

    String text(Token t) {
        return source.text().substring(t.getStartIndex(), t.getStopIndex() + 1);
    }

    /// The UTF-16 offset of each code point: ANTLR counts the latter.
    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return offsets;
    }
}
