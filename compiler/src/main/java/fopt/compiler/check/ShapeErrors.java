package fopt.compiler.check;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import fopt.compiler.types.Shape;
import fopt.compiler.types.Type;
import fopt.compiler.types.TypeNames;

/// What is said about values of the wrong shape or type.
final class ShapeErrors {
    private ShapeErrors() {}

    /// E030: operands whose shapes do not go together.
    static Diagnostic operands(Expr.Binary e, Type.Real left, Type.Real right) {
        Diagnostic d = Diagnostic.of("E030", e.span(), "`" + written(e) + "` between " + TypeNames.of(left) + " and " + TypeNames.of(right));
        boolean oneNumber = left.shape() instanceof Shape.Scalar || right.shape() instanceof Shape.Scalar;
        String operator = e.operator().text();
        return switch (e.operator()) {
            case ADD, SUB, DIV, POW -> oneNumber && !(e.operator() == Operator.ADD && isDraw(e))
                    ? d.note("`" + operator + "` is the operation of linear algebra; with a dot in front it acts on each entry")
                            .help("write `." + operator + "` if each entry is meant")
                    : oneNumber ? d.note("this draw is one number")
                            .help("write `like = x` in the draw for one number per entry; to add one number to each entry write `." + operator + "`")
                    : d.help("`" + operator + "` needs two values of one shape");
            case MUL -> d.note("`*` is the product of linear algebra: as many columns on the left as rows on the right")
                    .help("write `.*` for the product entry by entry, `⟨a, b⟩` for the inner product of vectors, or transpose one: `A'`");
            case SOLVE -> d.note("`A \\ b` is the x with A * x = b: a matrix on the left, with as many rows as there are on the right")
                    .help("to divide entries write `b ./ a`");
            default -> d.help("both sides must have one shape");
        };
    }

    /// E030: a comparison of vectors.
    static Diagnostic ordered(Expr e, Type found) {
        return Diagnostic.of("E030", e.span(), "a comparison needs numbers, but `" + PlacementErrors.one(e.span()) + "` is " + TypeNames.of(found))
                .help("compare a number made of it, such as its norm ‖…‖");
    }

    /// E030 or E031: two values of one variable, or of a choice, have different shapes or types.
    static Diagnostic join(Span place, String what, Type before, Type now) {
        boolean numbers = before instanceof Type.Real && now instanceof Type.Real;
        Diagnostic d = Diagnostic.of(numbers ? "E030" : "E031", place, what + " is " + TypeNames.of(before) + " elsewhere, but "
                + TypeNames.of(now) + " here");
        if (numbers && isScalar(now) && place.text().matches("(?s).*\\b(mean|sum)\\(.*")) {
            return d.help("`mean(v)` and `sum(v)` are of the entries of one vector; over the nodes one writes `allmean(v)`, or `mean_i(v)` for the server, over neighbours `gossip(v)`");
        }
        if (now instanceof Type.Table && before instanceof Type.Real && place.text().contains("gather(")) {
            return d.help("what was gathered is a value for each node, to be reduced: `mean(gather(v))`, `krum(gather(v))`; the mean alone is `mean_i(v)`");
        }
        if (numbers && isScalar(now) && place.text().matches("(?s).*\\b(?!W\\[)\\w+\\[\\s*[ij]\\b.*")) {
            return d.help("`x[k]` is entry k of a node's own vector; what its neighbours have is `exchange(x)`, what node k has `fetch(x, from = k)`");
        }
        return numbers && isScalar(before) != isScalar(now)
                ? d.help("one name has one shape: take a norm or a sum of the vector, or a name of its own for the number")
                : d.help("give both one type, or use two names");
    }

    /// E031: another type was needed.
    static Diagnostic expected(Span span, String expected, Type found) {
        Diagnostic d = Diagnostic.of("E031", span, "expected " + expected + ", found " + TypeNames.of(found));
        if (found instanceof Type.Text && expected.contains("number")) {
            return d.help("texts are not computed with; they stand beside values, with commas: `print \"gap\", r.gap`");
        }
        if (found instanceof Type.Graph && expected.contains("number")) {
            return d.help("what the nodes get by it is `gossip(x)`; the weights as a matrix are `matrix(" + span.text() + ")`");
        }
        return found instanceof Type.Function && span.text().matches("[\\p{L}\\w]+") ? d.help("call it: `" + span.text() + "(…)`") : d;
    }

    /// E030: a row, column or entry of what is no matrix.
    static Diagnostic part(Expr.Index x, Type found) {
        Diagnostic d = Diagnostic.of("E030", x.span(), "rows and columns are parts of a matrix, but `" + PlacementErrors.one(x.base().span()) + "` is "
                + TypeNames.of(found));
        return found instanceof Type.Real(Shape.Vector v, boolean i) ? d.help("an entry of a vector is `v[k]`") : d;
    }

    /// E031: an argument of another type.
    static Diagnostic argument(Span span, String function, String parameter, String expected, Type found) {
        Diagnostic d = Diagnostic.of("E031", span, "`" + parameter + "` of `" + function + "` must be " + expected + ", found " + TypeNames.of(found));
        if (function.equals("prox") && parameter.equals("r")) {
            return d.help("first whose proximal step it is, then from where: `prox(r, v, γ)`, or `prox(f, v, γ)`");
        }
        if (function.equals("compress") && found instanceof Type.Compressor) {
            return d.help("first what is sent, then how: `compress(v, Q)`");
        }
        if (found instanceof Type.Text && expected.equals("a data set")) {
            return d.help("say how the file is read: `libsvm(" + span.text() + ")`, `csv(…)`, `npz(…)`");
        }
        return function.equals("cycle") ? d.help("`cycle` takes graphs that follow each other; a circle of n nodes is `ring(n)`") : d;
    }

    /// E032: what is not a condition.
    static Diagnostic condition(Span span, Type found) {
        return Diagnostic.of("E032", span, "expected a condition (true or false), found " + TypeNames.of(found))
                .help(found instanceof Type.Real ? "compare it with something: `… > 0`, `… == 0`"
                : "write a comparison, or combine conditions with `and`, `or`, `not`");
    }

    /// E033: so many names, so many values.
    static Diagnostic arity(Span span, int names, int values) {
        return Diagnostic.of("E033", span, count(names, "name") + " on the left, " + count(values, "value") + " on the right")
                .help("write one value for each name");
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /// The operator as it stands there: `+`, or `+=`.
    private static String written(Expr.Binary e) {
        String text = e.at().text().strip();
        return text.length() <= 3 && !text.isEmpty() ? text : e.operator().text();
    }

    private static boolean isScalar(Type t) {
        return t instanceof Type.Real r && r.shape() instanceof Shape.Scalar;
    }

    private static boolean isDraw(Expr.Binary e) {
        return e.left() instanceof Expr.Call a && drawn(a) || e.right() instanceof Expr.Call b && drawn(b)
                || e.right() instanceof Expr.Placed || e.left() instanceof Expr.Placed;
    }

    private static boolean drawn(Expr.Call c) {
        return c.callee() instanceof Expr.Ref r
                && Builtins.named(r.name().id()).filter(b -> b.family() == Builtin.Family.DRAW).isPresent();
    }
}
