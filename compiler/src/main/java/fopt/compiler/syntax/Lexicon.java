package fopt.compiler.syntax;

import fopt.grammar.FoptParser;
import java.util.BitSet;
import java.util.List;

/// What the words and symbols of the grammar are, by token type.
final class Lexicon {
    /// A text that cannot be the end of a statement, nor in front of one.
    private static final BitSet CONTINUES = types("=", "+=", "-=", "*=", "/=", "=>", "->", "..", "+", "-", "*", "/", "\\", "^", ".+", ".-",
            ".*", "./", ".^", "==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥", "in", "∈", "and", "or", "not", "if", "else", "each", "run", ",", ";",
            "(", "[", "⟨", "∇");
    private static final BitSet CONTINUED = types("else", ")", "]", "⟩", "*", "/", ".*", "./", "\\", "and", "or");
    private static final BitSet STATEMENT_WORDS = types("let", "fun", "while", "repeat", "local", "when", "assign", "cancel", "send", "assert",
            "print", "plot", "save", "report");
    private static final BitSet RUN_WORDS = types("over", "from", "until", "measure", "with", "rounds", "epochs", "every", "s", "ms", "us", "min",
            "h", "bit", "kbit", "Mbit", "Gbit", "B", "KiB", "MiB", "GiB", "kbps", "Mbps", "Gbps");
    private static final BitSet VALUE_ENDS = types(")", "]", "⟩", "'", "true", "false");

    private Lexicon() {}

    /// After this token a newline is not the end of a statement.
    static boolean wantsMore(int type) {
        return CONTINUES.get(type);
    }

    /// In front of this token a newline is not the end of a statement.
    static boolean continues(int type) {
        return CONTINUED.get(type);
    }

    /// `let`, `print`, …: never inside brackets.
    static boolean onlyStartsStatement(int type) {
        return STATEMENT_WORDS.get(type);
    }

    /// May stand directly behind a value: the words of `run`, and units.
    static boolean followsValue(int type) {
        return RUN_WORDS.get(type);
    }

    /// Identifiers, and the words that are names wherever the grammar does not ask for them.
    static boolean isName(int type) {
        return type == FoptParser.IDENT || isWord(type) && !isReserved(type);
    }

    static boolean isReserved(int type) {
        return type >= FoptParser.LET && type <= FoptParser.SHARED;
    }

    /// A word with a fixed spelling, reserved or not.
    static boolean isWord(int type) {
        String literal = FoptParser.VOCABULARY.getLiteralName(type);
        return literal != null && Character.isLetter(literal.charAt(1));
    }

    /// A value may end with this token.
    static boolean endsValue(int type) {
        return isName(type) || VALUE_ENDS.get(type) || type == FoptParser.NUMBER || type == FoptParser.PERCENT || type == FoptParser.STRING;
    }

    static BitSet types(String... literals) {
        BitSet set = new BitSet();
        for (String literal : literals) {
            set.set(type(literal));
        }
        return set;
    }

    private static int type(String literal) {
        List<String> spellings = List.of("'" + literal + "'", "'" + literal.replace("\\", "\\\\").replace("'", "\\'") + "'");
        for (int t = 1; t <= FoptParser.VOCABULARY.getMaxTokenType(); t++) {
            String name = FoptParser.VOCABULARY.getLiteralName(t);
            if (name != null && spellings.contains(name)) {
                return t;
            }
        }
        throw new IllegalArgumentException("no token " + literal);
    }
}
