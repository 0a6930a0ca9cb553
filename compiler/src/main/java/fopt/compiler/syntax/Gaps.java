package fopt.compiler.syntax;

import static fopt.grammar.FoptParser.*;

import java.util.BitSet;
import java.util.List;

/// The blanks between two tokens of a line: none or one.
///
/// Around `+ - * / .* … ..` the author decides, since `2*x + 1` and `a .. b` say what belongs together; but on both sides alike.
final class Gaps {
    private static final BitSet AUTHORS = Lexicon.types("+", "-", "*", "/", "\\", ".+", ".-", ".*", "./", "..");
    private static final BitSet NONE_BEFORE = Lexicon.types(",", ";", ":", ")", "]", "⟩", "'", ".", "^", ".^");
    private static final BitSet NONE_AFTER = Lexicon.types("(", "[", "⟨", "∇", ".", "^", ".^");

    private Gaps() {}

    /// Blanks in front of piece k of a line, k > 0.
    static int before(List<Piece> line, int k) {
        Piece left = line.get(k - 1);
        Piece right = line.get(k);
        if (left.is(COMMA) && right.is(COLON)) {
            return 1;
        }
        if (NONE_BEFORE.get(right.type()) || NONE_AFTER.get(left.type()) || left.prefix() || right.is(BARS) && !right.prefix()) {
            return 0;
        }
        if (isAuthors(right)) {
            return spaced(line, k);
        }
        if (isAuthors(left)) {
            return spaced(line, k - 1);
        }
        if (left.is(RAW) || right.is(RAW)) {
            return 0;
        }
        if (left.is(COLON)) {
            return k > 1 && (line.get(k - 2).is(LBRACKET) || line.get(k - 2).is(COMMA)) ? right.is(COMMA) ? 0 : 1 : 1;
        }
        return right.is(LPAREN) || right.is(LBRACKET) ? bracket(left, right) : 1;
    }

    private static boolean isAuthors(Piece p) {
        return AUTHORS.get(p.type()) && !p.prefix();
    }

    private static int spaced(List<Piece> line, int operator) {
        boolean after = operator + 1 < line.size() && line.get(operator + 1).gap() > 0;
        return after || operator > 0 && line.get(operator).gap() > 0 ? 1 : 0;
    }

    /// A call or an index, if it follows a value. Words of the grammar may be names: there the author knows.
    private static int bracket(Piece left, Piece right) {
        if (left.is(BARS)) {
            return 0;
        }
        boolean word = Lexicon.isWord(left.type()) && Lexicon.isName(left.type());
        return word ? Math.min(1, right.gap()) : Lexicon.endsValue(left.type()) ? 0 : 1;
    }
}
