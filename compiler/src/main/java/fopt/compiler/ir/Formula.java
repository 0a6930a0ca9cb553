package fopt.compiler.ir;

import java.util.Locale;
import java.util.function.Function;

/// Scalar and element expressions as text, with as few parentheses as the usual precedence allows.
final class Formula {
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int PREFIX = 7;
    private static final int POWER = 8;
    private static final int ATOM = 9;

    /// A text and how tightly its outermost operator binds.
    private record Piece(String text, int binding) {
        String above(int needed) {
            return binding >= needed ? text : "(" + text + ")";
        }
    }

    private Formula() {}

    static String of(Element e) {
        return piece(e).text();
    }

    static String of(Scalar s) {
        return piece(s).text();
    }

    /// As a factor of a product.
    static String factor(Scalar s) {
        return piece(s).above(PRODUCT);
    }

    private static Piece piece(Element e) {
        return switch (e) {
            case Element.Load(Var v) -> atom(IrPrinter.row(v));
            case Element.Broadcast(Scalar s) -> piece(s);
            case Element.One(Fn.One fn, Element a) -> one(fn, piece(a));
            case Element.Two(Fn.Two fn, Element a, Element b) -> two(fn, piece(a), piece(b));
            case Element.Select(Element condition, Element a, Element b) -> select(piece(condition), piece(a), piece(b));
        };
    }

    private static Piece piece(Scalar s) {
        Function<Scalar, String> inner = Formula::of;
        return switch (s) {
            case Scalar.Const(double value) -> new Piece(number(value), value < 0 ? PREFIX : ATOM);
            case Scalar.Load(Var v) -> atom(IrPrinter.row(v));
            case Scalar.One(Fn.One fn, Scalar a) -> one(fn, piece(a));
            case Scalar.Two(Fn.Two fn, Scalar a, Scalar b) -> two(fn, piece(a), piece(b));
            case Scalar.Select(Scalar condition, Scalar a, Scalar b) -> select(piece(condition), piece(a), piece(b));
            case Scalar.Round() -> atom("round");
            case Scalar.NodeNumber() -> atom("i");
            case Scalar.NeighbourNumber() -> atom("j");
            case Scalar.Rank() -> atom("rank");
            case Scalar.PerNode(String name, double[] values) -> atom(name);
            case Scalar.Degree() -> atom("degree");
            case Scalar.EdgeWeight() -> atom("w_ij");
            case Scalar.CohortSize() -> atom("cohort_size");
            case Scalar.Member(Scalar node, Var cohort) -> atom("member(" + inner.apply(node) + ", " + cohort + ")");
            case Scalar.Chance(int law) -> atom("p_i(law" + law + ")");
            case Scalar.Entry(Var vector, Scalar index) -> atom(IrPrinter.row(vector) + "[" + inner.apply(index) + "]");
            case Scalar.Members(Var cohort) -> atom("size of " + cohort);
            case Scalar.MemberAt(Var cohort, Scalar index) -> atom(cohort + "[" + inner.apply(index) + "]");
            case Scalar.Timed(Scalar.Timed.Kind kind, Scalar node) ->
                atom(kind.name().toLowerCase(Locale.ROOT) + (node == null ? "" : "(" + inner.apply(node) + ")"));
            case Scalar.Participant(Scalar place) -> atom("member(" + of(place) + ")");
            case Scalar.SampleNumber(Var samples) -> atom("number(" + IrPrinter.row(samples) + ")");
            case Scalar.SampleCount(Var samples) -> atom("count(" + IrPrinter.row(samples) + ")");
        };
    }

    private static Piece atom(String text) {
        return new Piece(text, ATOM);
    }

    private static Piece one(Fn.One fn, Piece a) {
        return switch (fn) {
            case NEG -> new Piece("-" + a.above(PREFIX), PREFIX);
            case NOT -> new Piece("not " + a.above(PREFIX), 3);
            case ABS, SIGN, SQRT, EXP, LOG, LOG1P, SIN, COS, TANH, FLOOR, CEIL, ROUND -> call(fn, a.text());
        };
    }

    private static Piece two(Fn.Two fn, Piece a, Piece b) {
        return switch (fn) {
            case ADD -> operator(a, " + ", b, SUM);
            case SUB -> operator(a, " - ", b, SUM);
            case MUL -> operator(a, " * ", b, PRODUCT);
            case DIV -> operator(a, " / ", b, PRODUCT);
            case POW -> new Piece(a.above(ATOM) + "^" + b.above(POWER), POWER);
            case EQ -> operator(a, " == ", b, 4);
            case NE -> operator(a, " != ", b, 4);
            case LT -> operator(a, " < ", b, 4);
            case LE -> operator(a, " <= ", b, 4);
            case GT -> operator(a, " > ", b, 4);
            case GE -> operator(a, " >= ", b, 4);
            case AND -> operator(a, " and ", b, 2);
            case OR -> operator(a, " or ", b, 1);
            case MIN, MAX, MOD, KEY -> call(fn, a.text() + ", " + b.text());
        };
    }

    /// A left-associative operator: the right side needs parentheses at the same level.
    private static Piece operator(Piece a, String sign, Piece b, int binding) {
        return new Piece(a.above(binding) + sign + b.above(binding + 1), binding);
    }

    private static Piece call(Enum<?> fn, String arguments) {
        return atom(fn.name().toLowerCase(Locale.ROOT) + "(" + arguments + ")");
    }

    private static Piece select(Piece condition, Piece a, Piece b) {
        return new Piece(a.above(1) + " if " + condition.above(1) + " else " + b.above(0), 0);
    }

    /// The shortest text; whole numbers without a point.
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
    }
}
