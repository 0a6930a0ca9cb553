package fopt.compiler.numpy;

import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;

/// Writes operators, and functions that are as simple as these. Elementwise ones take operands of any axes; those of linear algebra go row by row.
final class Operators {
    private final Frame frame;

    Operators(Frame frame) {
        this.frame = frame;
    }

    Code binary(Operator op, Code a, Code b, Expr.Binary place) {
        return switch (op) {
            case ADD, DOT_ADD -> elementwise("+", Code.SUM, a, b);
            case SUB, DOT_SUB -> elementwise("-", Code.SUM, a, b);
            case DOT_MUL -> elementwise("*", Code.PRODUCT, a, b);
            case DIV, DOT_DIV -> elementwise("/", Code.PRODUCT, a, b);
            case POW, DOT_POW -> power(a, b, place.span());
            case MUL -> product(a, b, place);
            case SOLVE -> solve(a, b, place.span());
            case EQ, NE, LT, LE, GT, GE -> elementwise(op.text(), Code.COMPARISON, a, b);
            case AND -> logical("and", "&", Code.AND, a, b);
            case OR -> logical("or", "|", Code.OR, a, b);
            case IN, RANGE -> throw Untranscribed.at(place.span(), "`" + op.text() + "` here");
        };
    }

    Code elementwise(String op, int binding, Code a, Code b) {
        Code left = a.aligned(b.axes(), b.rank());
        Code right = b.aligned(a.axes(), a.rank());
        return Code.of(left.within(binding == Code.COMPARISON ? binding + 1 : binding) + " " + op + " " + right.within(binding + 1), binding,
                Math.max(a.axes(), b.axes()), Math.max(a.rank(), b.rank()));
    }

    private Code power(Code a, Code b, Span place) {
        if (a.rank() == 2) {
            throw Untranscribed.at(place, "a power of a matrix");
        }
        Code left = a.aligned(b.axes(), b.rank());
        Code right = b.aligned(a.axes(), a.rank());
        return Code.of(left.within(Code.ATOM) + "**" + right.within(Code.ATOM), Code.POWER, Math.max(a.axes(), b.axes()), Math.max(a.rank(), b.rank()));
    }

    private Code product(Code a, Code b, Expr.Binary place) {
        if (a.rank() == 0 || b.rank() == 0) {
            return elementwise("*", Code.PRODUCT, a, b);
        }
        if (a.axes() + b.axes() == 0) {
            return Code.of(a.within(Code.PRODUCT) + " @ " + b.within(Code.PRODUCT + 1), Code.PRODUCT, 0, a.rank() + b.rank() - 2);
        }
        throw Untranscribed.at(place.span(), "this product");
    }

    private Code solve(Code a, Code b, Span place) {
        if (a.axes() + b.axes() > 0) {
            throw Untranscribed.at(place, "`\\` at each node");
        }
        return Code.atom("np.linalg.solve(" + a.text() + ", " + b.text() + ")", 0, b.rank());
    }

    private static Code logical(String word, String sign, int binding, Code a, Code b) {
        if (a.axes() + b.axes() == 0) {
            return Code.of(a.within(binding) + " " + word + " " + b.within(binding + 1), binding, 0, 0);
        }
        Code left = a.aligned(b.axes(), 0);
        Code right = b.aligned(a.axes(), 0);
        return Code.of(left.within(Code.ATOM) + " " + sign + " " + right.within(Code.ATOM), Code.COMPARISON, Math.max(a.axes(), b.axes()), 0);
    }

    Code negate(Code a) {
        return Code.of("-" + a.within(Code.SIGN), Code.SIGN, a.axes(), a.rank());
    }

    Code not(Code a) {
        return a.axes() == 0 ? Code.of("not " + a.within(Code.NOT), Code.NOT, 0, 0) : Code.of("~" + a.within(Code.ATOM), Code.SIGN, a.axes(), 0);
    }

    Code choice(Code condition, Code a, Code b) {
        int axes = Math.max(condition.axes(), Math.max(a.axes(), b.axes()));
        int rank = Math.max(a.rank(), b.rank());
        if (condition.axes() == 0 && a.axes() == b.axes() && a.rank() == b.rank()) {
            return Code.of(a.within(Code.CHOICE + 1) + " if " + condition.within(Code.CHOICE + 1) + " else " + b.within(Code.CHOICE), Code.CHOICE, axes, rank);
        }
        return Code.atom("np.where(" + condition.aligned(axes, rank).text() + ", " + a.aligned(axes, rank).text() + ", " + b.aligned(axes, rank).text()
                + ")", axes, rank);
    }

    /// Whether nodes with these numbers (from 1) are in a cohort (numbered from 0).
    Code member(Code number, Code cohort) {
        return number.axes() == 0 ? Code.of(zeroBased(number) + " in " + cohort.within(Code.SUM), Code.COMPARISON, 0, 0)
                : Code.atom("np.isin(" + number.text() + ", " + cohort.within(Code.SUM) + " + 1)", number.axes(), 0);
    }

    /// A 1-based number as Python counts: `i` for `i + 1`.
    static String zeroBased(Code number) {
        String text = number.text();
        if (text.matches("\\d+")) {
            return Integer.toString(Integer.parseInt(text) - 1);
        }
        return text.endsWith(" + 1") && number.binding() == Code.SUM ? text.substring(0, text.length() - 4) : number.within(Code.SUM) + " - 1";
    }

    /// A 1-based number, which may be a whole float, as an index.
    static String place(Code number) {
        String text = zeroBased(number);
        boolean whole = text.matches("\\d+|i|t|t - 1");
        return whole ? text : number.axes() == 0 ? "int(" + text + ")" : "(" + text + ").astype(int)";
    }

    // ---- of vectors

    /// A function of numbers, entry by entry.
    static Code map(String function, Code v) {
        return Code.atom(function + "(" + v.text() + ")", v.axes(), v.rank());
    }

    /// A reduction over the entries of each vector or matrix.
    static Code reduce(String function, Code v) {
        String axis = v.axes() == 0 ? "" : v.rank() == 1 ? ", axis=-1" : ", axis=(-2, -1)";
        return Code.atom(function + "(" + v.text() + axis + ")", v.axes(), 0);
    }

    Code norm(Code v) {
        return v.rank() == 0 ? map("abs", v) : reduce("np.linalg.norm", v);
    }

    Code inner(Code a, Code b) {
        if (a.rank() == 0 && b.rank() == 0) {
            return elementwise("*", Code.PRODUCT, a, b);
        }
        if (a.axes() + b.axes() == 0 && a.rank() + b.rank() == 2) {
            return Code.of(a.within(Code.PRODUCT) + " @ " + b.within(Code.PRODUCT + 1), Code.PRODUCT, 0, 0);
        }
        return reduce("np.sum", elementwise("*", Code.PRODUCT, a, b));
    }

    Code transpose(Code a, Span place) {
        if (a.rank() != 2) {
            throw Untranscribed.at(place, "the transpose of a vector");
        }
        return a.axes() == 0 ? Code.atom(a.within(Code.ATOM) + ".T", 0, 2) : Code.atom("np.swapaxes(" + a.text() + ", -1, -2)", a.axes(), 2);
    }
}
