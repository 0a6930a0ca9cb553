package fopt.compiler.syntax;

import fopt.grammar.FoptParser;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What the words and symbols of the grammar are, by token type.
final class Lexicon {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");
    private static final List<String> SPELLINGS = IntStream.rangeClosed(0, FoptParser.VOCABULARY.getMaxTokenType())
            .mapToObj(t -> unquoted(FoptParser.VOCABULARY.getLiteralName(t))).toList();

    private static final BitSet WANTS_MORE = types("=", "+=", "-=", "*=", "/=", "=>", "->", "..", "+", "-", "*", "/", "\\", "^", ".+", ".-",
            ".*", "./", ".^", "==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥", "in", "∈", "and", "or", "not", "if", "else", "each", "run", ",", ";",
            "(", "[", "⟨", "∇");
    private static final BitSet CONTINUES = types("else", ")", "]", "⟩", "*", "/", ".*", "./", "\\", "and", "or");
    private static final BitSet STATEMENT_WORDS = types("let", "fun", "while", "repeat", "local", "when", "assign", "cancel", "send", "assert",
            "print", "plot", "save", "report");
    private static final BitSet RUN_WORDS = types("over", "from", "until", "measure", "with", "rounds", "epochs", "every");
    private static final BitSet UNITS = types("s", "ms", "us", "min", "h", "bit", "kbit", "Mbit", "Gbit", "B", "KiB", "MiB", "GiB", "kbps", "Mbps", "Gbps");
    private static final BitSet VALUE_ENDS = types(")", "]", "⟩", "'", "true", "false");

    private Lexicon() {}

    /// After this token a newline is not the end of a statement.
    static boolean wantsMore(int type) {
        return WANTS_MORE.get(type);
    }

    /// In front of this token a newline is not the end of a statement.
    static boolean continues(int type) {
        return CONTINUES.get(type);
    }

    /// `let`, `print`, …: never inside brackets.
    static boolean onlyStartsStatement(int type) {
        return STATEMENT_WORDS.get(type);
    }

    /// May stand directly behind a value: the words of `run`, and units.
    static boolean followsValue(int type) {
        return RUN_WORDS.get(type) || isUnit(type);
    }

    static boolean isUnit(int type) {
        return UNITS.get(type);
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
        String spelling = spelling(type);
        return !spelling.isEmpty() && Character.isLetter(spelling.charAt(0));
    }

    /// How a word or symbol of the grammar is written; empty for names, numbers and the like.
    static String spelling(int type) {
        return type > 0 && type < SPELLINGS.size() ? SPELLINGS.get(type) : "";
    }

    static Token.Kind kind(int type) {
        return switch (type) {
            case FoptParser.IDENT -> Token.Kind.NAME;
            case FoptParser.NUMBER, FoptParser.PERCENT -> Token.Kind.NUMBER;
            case FoptParser.STRING -> Token.Kind.TEXT;
            case FoptParser.RAW -> Token.Kind.RAW;
            case FoptParser.NL -> Token.Kind.NEWLINE;
            case FoptParser.COMMENT -> Token.Kind.COMMENT;
            case FoptParser.UNKNOWN, FoptParser.UNTERMINATED, FoptParser.UNTERMINATED_RAW -> Token.Kind.UNKNOWN;
            default -> isReserved(type) ? Token.Kind.KEYWORD : isWord(type) ? Token.Kind.WORD : Token.Kind.SYMBOL;
        };
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

    /// The token with this spelling.
    static int type(String spelling) {
        int type = SPELLINGS.indexOf(spelling);
        if (type < 0) {
            throw new IllegalArgumentException("no token " + spelling);
        }
        return type;
    }

    /// The vocabulary quotes its spellings, and escapes what is not ASCII.
    private static String unquoted(String literal) {
        return literal == null ? "" : ESCAPE.matcher(literal.substring(1, literal.length() - 1))
                .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
    }
}
