package fopt.compiler.syntax;

import fopt.grammar.FoptParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// What the parser found and what it expected, in plain words.
final class Expected {
    private static final int MOST = 4;
    /// Part of the phrases "a value" and "an operator", so not named beside them.
    private static final BitSet STARTS_VALUE = Lexicon.types("(", "[", "⟨", "‖", "∇", "-", "not", "true", "false", "shared", "public", "edge", "server", "each");
    private static final BitSet AFTER_VALUE = Lexicon.types("+", "-", "*", "/", "\\", "^", ".+", ".-", ".*", "./", ".^", "==", "!=", "≠", "<", "<=", "≤", ">",
            ">=", "≥", "in", "∈", "and", "or", "..", "(", "[", ".", "'", "if", "=>", "+=", "-=", "*=", "/=", "for");

    private static final BitSet CLAUSES = Lexicon.types("on", "over", "from", "for", "until", "measure", "with");

    private Expected() {}

    /// "`x`", "the end of the line"
    static String found(Spot spot) {
        return switch (spot.type()) {
            case FoptParser.NL -> "the end of the line";
            case Token.EOF -> "the end of the program";
            case FoptParser.STRING -> "a text";
            case FoptParser.RAW -> "raw code";
            default -> "`" + spot.text(0) + "`";
        };
    }

    /// "a value", "`)`, `,` or an operator"; at most four things.
    static String wanted(Spot spot) {
        List<String> phrases = phrases(spot);
        int last = phrases.size() - 1;
        return last < 1 ? String.join("", phrases) : String.join(", ", phrases.subList(0, last)) + " or " + phrases.get(last);
    }

    private static List<String> phrases(Spot spot) {
        List<String> phrases = new ArrayList<>();
        BitSet named = new BitSet();
        if (spot.expects(FoptParser.LET) && spot.expects(FoptParser.PRINT)) {
            phrases.add(spot.ctx().getRuleIndex() == FoptParser.RULE_script ? "a declaration or a statement" : "a statement");
            return phrases;
        }
        if (spot.expects(FoptParser.NODE) && spot.expects(FoptParser.FUN)) {
            return List.of("state (`node x = …`), `init`, `round`, `fun`, `output` or another part of an algorithm");
        }
        if (spot.expectsValue()) {
            phrases.add("a value");
            named.or(STARTS_VALUE);
        } else if (spot.expects(FoptParser.IDENT)) {
            phrases.add("a name");
        }
        if (spot.expects(FoptParser.IDENT)) {
            names(named);
        }
        boolean lineMayEnd = spot.expects(FoptParser.NL) || spot.expects(Token.EOF);
        named.set(FoptParser.RBRACE, lineMayEnd);
        if (spot.expectsOperator()) {
            named.or(AFTER_VALUE);
        }
        boolean clause = spot.expects("over") && !spot.expects(FoptParser.IDENT);
        if (clause) {
            named.or(CLAUSES);
        }
        spellings(spot, named, phrases);
        if (spot.expectsOperator()) {
            phrases.add("an operator");
        }
        if (clause) {
            phrases.add("a clause such as `on`, `over`, `for`, `measure`");
        }
        if (lineMayEnd) {
            phrases.add("the end of the line");
        }
        return phrases;
    }

    private static void spellings(Spot spot, BitSet named, List<String> phrases) {
        for (int type : spot.expected().toArray()) {
            if (!Lexicon.spelling(type).isEmpty() && !named.get(type) && !Lexicon.isUnit(type) && phrases.size() < MOST) {
                phrases.add("`" + Lexicon.spelling(type) + "`");
            }
        }
        if (spot.expects(FoptParser.STRING) && !spot.expectsValue()) {
            phrases.add("a text in double quotes");
        }
        if (spot.expects(FoptParser.RAW)) {
            phrases.add("code between `\"\"\"` and `\"\"\"`");
        }
    }

    private static void names(BitSet named) {
        for (int type = 1; type <= FoptParser.VOCABULARY.getMaxTokenType(); type++) {
            if (Lexicon.isName(type)) {
                named.set(type);
            }
        }
    }
}
