package fopt.compiler.syntax;

import fopt.compiler.source.Span;
import fopt.grammar.FoptParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/// Which bracket or brace was left open.
final class Brackets {
    private final Lexed lexed;
    private final List<Token> tokens;

    Brackets(Lexed lexed) {
        this.lexed = lexed;
        this.tokens = lexed.forParser();
    }

    /// The last `(`, `[` or `⟨` of the same line that is still open in front of a token.
    Optional<Span> open(int index) {
        int closed = 0;
        for (int k = index - 1; k >= 0; k--) {
            switch (tokens.get(k).getType()) {
                case FoptParser.RPAREN, FoptParser.RBRACKET, FoptParser.RANGLE -> closed++;
                case FoptParser.LPAREN, FoptParser.LBRACKET, FoptParser.LANGLE -> {
                    if (closed-- == 0) {
                        return Optional.of(lexed.span(tokens.get(k)));
                    }
                }
                case FoptParser.NL, FoptParser.LBRACE, FoptParser.RBRACE -> {
                    return Optional.empty();
                }
                default -> { }
            }
        }
        return Optional.empty();
    }

    /// The `{` that lacks its `}`, for a block that is still open in front of a token: the first one whose `}` stands further left than the
    /// line that opened it, since that `}` was meant for a block around; else the innermost. Declarations stand in no block, so each starts anew.
    Optional<Span> openBrace(int index) {
        Deque<Token> open = new ArrayDeque<>();
        Token outdented = null;
        for (int k = 0; k < index; k++) {
            Token t = tokens.get(k);
            if (lexed.startsDeclaration(k)) {
                open.clear();
                outdented = null;
            } else if (t.getType() == FoptParser.LBRACE) {
                open.push(t);
            } else if (t.getType() == FoptParser.RBRACE && !open.isEmpty()) {
                Token opener = open.pop();
                if (outdented == null && indentation(t) == t.getCharPositionInLine() && indentation(t) < indentation(opener)) {
                    outdented = opener;
                }
            }
        }
        return Optional.ofNullable(open.isEmpty() || outdented == null ? open.peek() : outdented).map(lexed::span);
    }

    boolean closeTooOften() {
        int depth = 0;
        for (Token t : tokens) {
            depth += t.getType() == FoptParser.LBRACE ? 1 : t.getType() == FoptParser.RBRACE ? -1 : 0;
        }
        return depth < 0;
    }

    /// The blanks at the start of the token's line.
    private int indentation(Token t) {
        String text = lexed.source().text();
        int lineStart = Math.max(text.lastIndexOf('\n', t.getStartIndex()), text.lastIndexOf('\r', t.getStartIndex())) + 1;
        int k = lineStart;
        while (k < text.length() && (text.charAt(k) == ' ' || text.charAt(k) == '\t')) {
            k++;
        }
        return k - lineStart;
    }
}
