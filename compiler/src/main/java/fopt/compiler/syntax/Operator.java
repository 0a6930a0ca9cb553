package fopt.compiler.syntax;

import java.util.Arrays;

/// Binary operators; `text` is the ASCII spelling.
public enum Operator {
    ADD("+"), SUB("-"), MUL("*"), DIV("/"), SOLVE("\\"), POW("^"),
    DOT_ADD(".+"), DOT_SUB(".-"), DOT_MUL(".*"), DOT_DIV("./"), DOT_POW(".^"),
    EQ("=="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">="), IN("in"),
    AND("and"), OR("or"), RANGE("..");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /// The operator with this spelling; `≠`, `≤`, `≥` and `∈` are spellings of `!=`, `<=`, `>=` and `in`.
    static Operator of(String spelling) {
        String ascii = switch (spelling) {
            case "≠" -> "!=";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "∈" -> "in";
            default -> spelling;
        };
        return Arrays.stream(values()).filter(o -> o.text.equals(ascii)).findFirst().orElseThrow();
    }

    public String text() {
        return text;
    }

    public boolean isComparison() {
        return ordinal() >= EQ.ordinal() && ordinal() <= IN.ordinal();
    }
}
