package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function of one number: a part of a graph in which all varies with one node. Bounds its curvature by interval arithmetic.
final class Line {
    /// Bounds are looked for up to here, in both directions, where there are none for all numbers.
    private static final double FAR = 100;
    private static final int PIECES = 4000;

    private final Node whole;
    private final Node moving;

    /// @param moving the node that stands for the number; nothing else in `whole` depends on variables
    Line(Node whole, Node moving) {
        this.whole = whole;
        this.moving = moving;
    }

    /// @param everywhere whether it holds for all numbers, and not only up to [#FAR]
    record Bound(Interval curvature, boolean everywhere) {}

    /// Bounds of the second derivative; null if it grows without end. @param labels where labels lie, one interval or several
    Bound curvature(List<Interval> labels) {
        Bound all = null;
        for (Interval some : labels) {
            Bound bound = curvature(some);
            if (bound == null) {
                return null;
            }
            all = all == null ? bound : new Bound(all.curvature.hull(bound.curvature), all.everywhere && bound.everywhere);
        }
        return all;
    }

    private Bound curvature(Interval labels) {
        Interval all = jet(Interval.ALL, labels).curvature();
        if (all.isFinite()) {
            return new Bound(all, true);
        }
        Interval inner = null;
        Interval found = null;
        for (int k = 0; k < PIECES; k++) {
            Interval piece = new Interval(at(k), at(k + 1));
            Interval here = jet(piece, labels).curvature();
            found = found == null ? here : found.hull(here);
            if (Math.abs(piece.low()) < FAR / 4 && Math.abs(piece.high()) < FAR / 4) {
                inner = inner == null ? here : inner.hull(here);
            }
        }
        double most = size(found);
        return Double.isFinite(most) && most <= 1.01 * size(inner) ? new Bound(found, false) : null;
    }

    /// Pieces are shorter near 0.
    private static double at(int k) {
        double u = 2.0 * k / PIECES - 1;
        return FAR * u * u * u;
    }

    private static double size(Interval i) {
        return Math.max(Math.abs(i.low()), Math.abs(i.high()));
    }

    private Jet jet(Interval t, Interval labels) {
        return of(whole, Jet.variable(t), labels, new HashMap<>());
    }

    private Jet of(Node n, Jet variable, Interval labels, Map<Node, Jet> known) {
        if (n == moving) {
            return variable;
        }
        Jet found = known.get(n);
        if (found == null) {
            found = compute(n, variable, labels, known);
            known.put(n, found);
        }
        return found;
    }

    private Jet compute(Node n, Jet variable, Interval labels, Map<Node, Jet> known) {
        return switch (n.op) {
            case Op.Constant(double value) -> Jet.constant(Interval.point(value));
            case Op.Label l -> Jet.constant(labels);
            case Op.Spread s -> of(n.argument(), variable, labels, known);
            case Op.Repeat r -> of(n.argument(), variable, labels, known);
            case Op.Map(Unary f) -> of(n.argument(), variable, labels, known).map(f);
            case Op.Zip(Binary f) -> zip(f, n, of(n.argument(0), variable, labels, known), of(n.argument(1), variable, labels, known));
            case Op.Choose c -> {
                Interval condition = of(n.argument(0), variable, labels, known).value();
                yield condition.equals(Interval.point(1)) ? of(n.argument(1), variable, labels, known)
                        : condition.equals(Interval.ZERO) ? of(n.argument(2), variable, labels, known)
                        : of(n.argument(1), variable, labels, known).hull(of(n.argument(2), variable, labels, known));
            }
            default -> new Jet(Interval.ALL, Interval.ALL, Interval.ALL);
        };
    }

    private static Jet zip(Binary f, Node n, Jet a, Jet b) {
        Interval difference = a.value().plus(b.value().negated());
        return switch (f) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.plus(b.negated());
            case MULTIPLY -> n.argument(0) == n.argument(1) ? a.squared() : a.times(b);
            case DIVIDE -> a.times(b.inverse());
            case MAX -> difference.low() >= 0 ? a : difference.high() <= 0 ? b : corner(a.hull(b), 0, Double.POSITIVE_INFINITY);
            case MIN -> difference.high() <= 0 ? a : difference.low() >= 0 ? b : corner(a.hull(b), Double.NEGATIVE_INFINITY, 0);
            case POWER -> b.value().isPoint() && a.value().low() > 0 ? a.power(b.value().low()) : new Jet(Interval.ALL, Interval.ALL, Interval.ALL);
            case LESS -> Jet.constant(truth(difference.high() < 0, difference.low() >= 0));
            case LESS_OR_EQUAL -> Jet.constant(truth(difference.high() <= 0, difference.low() > 0));
            case EQUAL -> Jet.constant(truth(difference.equals(Interval.ZERO), !difference.contains(0)));
        };
    }

    private static Jet corner(Jet j, double least, double most) {
        return new Jet(j.value(), j.slope(), j.curvature().hull(new Interval(least, most)));
    }

    private static Interval truth(boolean holds, boolean fails) {
        return holds ? Interval.point(1) : fails ? Interval.ZERO : new Interval(0, 1);
    }
}
