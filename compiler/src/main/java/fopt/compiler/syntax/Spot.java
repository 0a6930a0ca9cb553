package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import fopt.grammar.FoptParser;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Where the parser stopped: the token found, its neighbours, what would have been right, and the rule that was being read.
record Spot(Lexed lexed, int index, IntervalSet expected, RuleContext ctx) {

    Token found() {
        return token(0);
    }

    int type() {
        return type(0);
    }

    /// The type of the token at a distance from the one found, 0 beyond the ends.
    int type(int distance) {
        int k = index + distance;
        return k < 0 || k >= tokens().size() ? 0 : tokens().get(k).getType();
    }

    boolean is(int distance, BitSet types) {
        return type(distance) > 0 && types.get(type(distance));
    }

    boolean is(BitSet types) {
        return type() > 0 && types.get(type());
    }

    String text(int distance) {
        int type = type(distance);
        return type == 0 || type == Token.EOF ? "" : lexed.text(token(distance));
    }

    /// Whether the token at this distance and the one before it touch.
    boolean touches(int distance) {
        return index + distance > 0 && token(distance - 1).getStopIndex() + 1 == token(distance).getStartIndex();
    }

    /// The token found; for the end of a line or of the program, the place right behind the last token.
    Span span() {
        if (!atEnd()) {
            return lexed.span(found());
        }
        int end = index == 0 ? 0 : token(-1).getStopIndex() + 1;
        return new Span(lexed.source(), end, end);
    }

    /// The token at a distance from the one found.
    Span span(int distance) {
        return lexed.span(token(distance));
    }

    boolean atEnd() {
        return type() == FoptParser.NL || type() == Token.EOF;
    }

    boolean expects(int type) {
        return expected.contains(type);
    }

    /// Whether this word of the grammar would be right.
    boolean expects(String word) {
        return expects(Lexicon.type(word));
    }

    boolean expectsValue() {
        return expects(FoptParser.NUMBER);
    }

    boolean expectsOperator() {
        return expects(FoptParser.STAR);
    }

    /// Whether the token found begins a line of a body.
    boolean startsLine() {
        return startsLine(0);
    }

    boolean startsLine(int distance) {
        return index + distance == 0 || type(distance - 1) == FoptParser.NL || type(distance - 1) == FoptParser.LBRACE;
    }

    /// The word that begins the line.
    String firstOfLine() {
        int distance = 0;
        while (!startsLine(distance)) {
            distance--;
        }
        return text(distance);
    }

    /// Whether the rule is being read, at whatever depth.
    boolean within(int rule) {
        for (RuleContext c = ctx; c != null; c = c.parent) {
            if (c.getRuleIndex() == rule) {
                return true;
            }
        }
        return false;
    }

    private Token token(int distance) {
        return tokens().get(index + distance);
    }

    private List<Token> tokens() {
        return lexed.forParser();
    }
}
