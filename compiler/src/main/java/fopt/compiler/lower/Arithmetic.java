package fopt.compiler.lower;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.ir.Element;
import fopt.compiler.ir.Fn;
import fopt.compiler.ir.Scalar;
import fopt.compiler.ir.Var.Home;
import fopt.compiler.lower.Val.Mes.Term;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Operator;
import fopt.runtime.function.Size;
import java.util.ArrayList;
import java.util.List;

/// Elementwise functions and operators on lowered values. Sums and multiples of messages stay sparse; everything else is dense.
final class Arithmetic {
    private final Store store;
    private final MatrixCalls matrices;

    Arithmetic(Store store, MatrixCalls matrices) {
        this.store = store;
        this.matrices = matrices;
    }

    Val apply(Operator op, Val a, Val b, Span place) {
        return switch (op) {
            case ADD, DOT_ADD -> add(a, b, 1, place);
            case SUB, DOT_SUB -> add(a, b, -1, place);
            case MUL -> Store.isVector(a) && Store.isVector(b) ? matrices.times(a, b, place) : multiply(a, b, place);
            case DOT_MUL -> multiply(a, b, place);
            case DIV, DOT_DIV -> divide(a, b, place);
            case POW, DOT_POW -> two(Fn.Two.POW, a, b, place);
            case EQ -> two(Fn.Two.EQ, a, b, place);
            case NE -> two(Fn.Two.NE, a, b, place);
            case LT -> two(Fn.Two.LT, a, b, place);
            case LE -> two(Fn.Two.LE, a, b, place);
            case GT -> two(Fn.Two.GT, a, b, place);
            case GE -> two(Fn.Two.GE, a, b, place);
            case AND -> two(Fn.Two.AND, a, b, place);
            case OR -> two(Fn.Two.OR, a, b, place);
            case SOLVE -> Store.isVector(a) ? matrices.solve(a, b, place) : divide(b, a, place);
            case RANGE -> throw Unsupported.at(place, "a range that is not known before the run");
            case IN -> throw Unsupported.at(place, "`in` here");
        };
    }

    Val negate(Val a, Span place) {
        if (a instanceof Val.Mes m) {
            return scale(m, new Scalar.Const(-1), Home.ONE);
        }
        return one(Fn.One.NEG, a, place);
    }

    /// f of every entry.
    Val one(Fn.One fn, Val a, Span place) {
        if (a instanceof Val.Part p) {
            return new Val.Part(one(fn, p.values(), place), p.of());
        }
        if (a instanceof Val.Slice s) {
            return new Val.Slice(one(fn, s.values(), place), s.from(), s.of());
        }
        Home home = Store.home(a);
        if (Store.isVector(a)) {
            return new Val.Vec(new Element.One(fn, store.element(a, place)), Store.size(a), home);
        }
        return new Val.Num(new Scalar.One(fn, store.scalar(a, place)), home);
    }

    /// f of corresponding entries; a number goes with every entry.
    Val two(Fn.Two fn, Val a, Val b, Span place) {
        if (a instanceof Val.Part || b instanceof Val.Part) {
            Val.Coordinates of = a instanceof Val.Part p ? p.of() : ((Val.Part) b).of();
            return new Val.Part(two(fn, a instanceof Val.Part p ? p.values() : a, b instanceof Val.Part q ? q.values() : b, place), of);
        }
        if (a instanceof Val.Slice || b instanceof Val.Slice) {
            Val.Slice of = a instanceof Val.Slice s ? s : (Val.Slice) b;
            return new Val.Slice(two(fn, a instanceof Val.Slice s ? s.values() : a, b instanceof Val.Slice t ? t.values() : b, place), of.from(), of.of());
        }
        Home home = Store.join(Store.home(a), Store.home(b));
        Size size = size(a, b, place);
        if (size.length() > 1) {
            return new Val.Vec(new Element.Two(fn, store.element(a, place), store.element(b, place)), size, home);
        }
        return new Val.Num(new Scalar.Two(fn, store.scalar(a, place), store.scalar(b, place)), home);
    }

    /// `a if condition else b`, for values that are there anyway.
    Val choose(Val condition, Val a, Val b, Span place) {
        if (condition instanceof Val.Const(fopt.compiler.eval.Value.Bool known)) {
            return known.value() ? a : b;
        }
        Scalar test = store.scalar(condition, place);
        Home home = Store.join(Store.home(condition), Store.join(Store.home(a), Store.home(b)));
        Size size = size(a, b, place);
        return size.length() > 1
                ? new Val.Vec(new Element.Select(new Element.Broadcast(test), store.element(a, place), store.element(b, place)), size, home)
                : new Val.Num(new Scalar.Select(test, store.scalar(a, place), store.scalar(b, place)), home);
    }

    /// The size of both, where a number goes with everything.
    static Size size(Val a, Val b, Span place) {
        Size x = Store.size(a);
        Size y = Store.size(b);
        if (x.length() > 1 && y.length() > 1 && !x.equals(y)) {
            throw new EvaluationError(Diagnostic.of("E030", place, x + " and " + y + " do not go together entry by entry"));
        }
        return y.length() > 1 ? y : x;
    }

    /// A message of one number goes with every entry of a vector, as a number.
    private Val add(Val a, Val b, int sign, Span place) {
        if (Store.isZero(b)) {
            return a;
        }
        if ((a instanceof Val.Mes || b instanceof Val.Mes) && Store.size(a).equals(Store.size(b))) {
            return addMessages(a, sign < 0 ? negate(b, place) : b, place);
        }
        if (Store.isZero(a)) {
            return sign > 0 ? b : negate(b, place);
        }
        return two(sign > 0 ? Fn.Two.ADD : Fn.Two.SUB, a, b, place);
    }

    private Val addMessages(Val a, Val b, Span place) {
        Element left = dense(a, place);
        Element right = dense(b, place);
        Element sum = left == null ? right : right == null ? left : minusOrPlus(left, right);
        List<Term> terms = new ArrayList<>(terms(a));
        terms.addAll(terms(b));
        return new Val.Mes(sum, terms, size(a, b, place), Store.join(Store.home(a), Store.home(b)));
    }

    private static Element minusOrPlus(Element left, Element right) {
        if (right instanceof Element.One(var fn, var inner) && fn == Fn.One.NEG) {
            return new Element.Two(Fn.Two.SUB, left, inner);
        }
        return new Element.Two(Fn.Two.ADD, left, right);
    }

    private Element dense(Val v, Span place) {
        return v instanceof Val.Mes m ? m.dense() : Store.isZero(v) ? null : store.element(v, place);
    }

    private static List<Term> terms(Val v) {
        return v instanceof Val.Mes m ? m.terms() : List.of();
    }

    private Val multiply(Val a, Val b, Span place) {
        if (a instanceof Val.Mes m && !Store.isVector(b)) {
            return scale(m, store.scalar(b, place), Store.home(b));
        }
        if (b instanceof Val.Mes m && !Store.isVector(a)) {
            return scale(m, store.scalar(a, place), Store.home(a));
        }
        return two(Fn.Two.MUL, a, b, place);
    }

    private Val divide(Val a, Val b, Span place) {
        if (a instanceof Val.Mes m && !Store.isVector(b)) {
            Scalar inverse = new Scalar.Two(Fn.Two.DIV, new Scalar.Const(1), store.scalar(b, place));
            return scale(m, inverse, Store.home(b));
        }
        return two(Fn.Two.DIV, a, b, place);
    }

    private static Val scale(Val.Mes m, Scalar s, Home home) {
        Element dense = m.dense() == null ? null : new Element.Two(Fn.Two.MUL, new Element.Broadcast(s), m.dense());
        List<Term> terms = m.terms().stream().map(t -> new Term(product(s, t.scale()), t.message())).toList();
        return new Val.Mes(dense, terms, m.size(), Store.join(m.home(), home));
    }

    private static Scalar product(Scalar a, Scalar b) {
        if (a instanceof Scalar.Const(double x) && b instanceof Scalar.Const(double y)) {
            return new Scalar.Const(x * y);
        }
        if (b instanceof Scalar.Const(double y) && y == 1.0) {
            return a;
        }
        return new Scalar.Two(Fn.Two.MUL, a, b);
    }
}
