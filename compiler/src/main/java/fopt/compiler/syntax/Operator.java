package fopt.compiler.syntax;

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

    public String text() {
        return text;
    }

    public boolean isComparison() {
        return ordinal() >= EQ.ordinal() && ordinal() <= IN.ordinal();
    }
}
