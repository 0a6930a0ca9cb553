package fopt.compiler.syntax;

import static fopt.grammar.FoptParser.LANGLE;
import static fopt.grammar.FoptParser.LBRACE;
import static fopt.grammar.FoptParser.LBRACKET;
import static fopt.grammar.FoptParser.LPAREN;
import static fopt.grammar.FoptParser.NL;
import static fopt.grammar.FoptParser.RANGLE;
import static fopt.grammar.FoptParser.RBRACE;
import static fopt.grammar.FoptParser.RBRACKET;
import static fopt.grammar.FoptParser.RPAREN;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Drops the newlines that do not separate statements: inside `( )`, `[ ]` and `⟨ ⟩`, after a token that wants more (an operator, a comma),
/// before a token that can only continue (`else`, `)`, `*`), and doubled ones.
///
/// A bracket that was left open would swallow the rest of the program. So where a new line begins with something that cannot follow inside
/// brackets (`let`, or a name right after a value), the brackets are taken to end there, and the parser sees the newline.
final class NewlineFilter {
    private final List<Token> kept = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private NewlineFilter() {}

    /// @param tokens those that the parser is to see, the last being the end of the file
    static List<Token> filter(List<Token> tokens) {
        NewlineFilter f = new NewlineFilter();
        for (int k = 0; k < tokens.size(); k++) {
            Token t = tokens.get(k);
            if (t.getType() != NL) {
                f.keep(t);
            } else if (f.separates(tokens.get(k + 1))) {
                f.kept.add(t);
            }
        }
        return f.kept;
    }

    private void keep(Token t) {
        kept.add(t);
        switch (t.getType()) {
            case LPAREN, LBRACKET, LANGLE, LBRACE -> open.push(t.getType());
            case RPAREN, RBRACKET, RANGLE -> {
                if (insideBrackets()) {
                    open.pop();
                }
            }
            case RBRACE -> {
                leaveBrackets();
                open.poll();
            }
            default -> { }
        }
    }

    private boolean separates(Token next) {
        if (kept.isEmpty() || next.getType() == Token.EOF) {
            return false;
        }
        int before = kept.getLast().getType();
        int after = next.getType();
        if (before == NL || Lexicon.wantsMore(before) && !Lexicon.onlyStartsStatement(after) || Lexicon.continues(after)) {
            return false;
        }
        if (insideBrackets() && !leftOpen(before, after)) {
            return false;
        }
        leaveBrackets();
        return true;
    }

    private static boolean leftOpen(int before, int after) {
        return Lexicon.onlyStartsStatement(after)
                || Lexicon.endsValue(before) && Lexicon.isName(after) && !Lexicon.followsValue(after);
    }

    private boolean insideBrackets() {
        return !open.isEmpty() && open.peek() != LBRACE;
    }

    private void leaveBrackets() {
        while (insideBrackets()) {
            open.pop();
        }
    }
}
