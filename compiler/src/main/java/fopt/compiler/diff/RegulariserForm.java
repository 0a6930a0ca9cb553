package fopt.compiler.diff;

import fopt.compiler.eval.EvaluationError;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import fopt.runtime.problem.Regulariser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recognises regularisers with a known proximal map from their nodes: multiples of `sum(abs(x))`, `‖x‖^2`, `‖x‖`, and sets, written `0 if C else inf`, with
/// `C` made of `x >= l`, `x <= u`, `‖x‖ <= R`; their sums where that has a known proximal map; and one of each for each variable.
final class RegulariserForm {
    private static final class Found {
        double l1;
        double l2;
        double group;
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        double radius = Double.POSITIVE_INFINITY;
    }

    private final Span place;
    private final Map<Node, Found> found = new LinkedHashMap<>();

    private RegulariserForm(Span place) {
        this.place = place;
    }

    /// @throws EvaluationError E087 if it is none of these
    static Regulariser of(Node r, Span place, int dimension) {
        RegulariserForm form = new RegulariserForm(place);
        form.terms(r, 1);
        List<Regulariser.Parts.Part> parts = new ArrayList<>();
        form.found.forEach((variable, f) -> parts.add(new Regulariser.Parts.Part(((Op.Variable) variable.op).offset(), variable.extent.size(), form.regulariser(f))));
        boolean whole = parts.size() == 1 && parts.getFirst().length() == dimension;
        return parts.isEmpty() ? Regulariser.NONE : whole ? parts.getFirst().regulariser() : new Regulariser.Parts(parts);
    }

    private Regulariser regulariser(Found f) {
        Regulariser.Penalty penalty = new Regulariser.Penalty(f.l1, f.l2);
        boolean bounded = f.lower > Double.NEGATIVE_INFINITY || f.upper < Double.POSITIVE_INFINITY;
        boolean round = f.group > 0 || f.radius < Double.POSITIVE_INFINITY;
        if (!round) {
            return bounded ? new Regulariser.Bounded(penalty, f.lower, f.upper) : penalty;
        }
        if (bounded || !penalty.isNothing() || f.group > 0 && f.radius < Double.POSITIVE_INFINITY) {
            throw unknown();
        }
        return f.group > 0 ? new Regulariser.Group(f.group) : new Regulariser.Ball(f.radius);
    }

    private EvaluationError unknown() {
        return FormulaErrors.of(Diagnostic.of("E087", place, "the proximal map of this regulariser is not known")
                .note("known are multiples of `sum(abs(x))`, `‖x‖^2` and `‖x‖`, and sets: `0 if x >= 0 else inf`, `0 if x >= -1 and x <= 1 else inf`, `0 if ‖x‖ <= R else inf`; the first two add up, "
                        + "with bounds too")
                .help("put it into `f` if it is smooth"));
    }

    private void terms(Node n, double scale) {
        if (Graph.isAll(n, 0)) {
            return;
        }
        switch (n.op) {
            case Op.Zip(Binary f) when f == Binary.ADD -> {
                terms(n.argument(0), scale);
                terms(n.argument(1), scale);
            }
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && n.argument(0).op instanceof Op.Constant(double s) -> terms(n.argument(1), scale * s);
            case Op.Zip(Binary f) when f == Binary.DIVIDE && n.argument(1).op instanceof Op.Constant(double s) -> terms(n.argument(0), scale / s);
            case Op.Sum s when n.argument().op instanceof Op.Map(Unary f) && f == Unary.ABS -> at(n.argument().argument()).l1 += positive(scale);
            case Op.Sum s when isSquare(n.argument()) -> at(n.argument().argument(0)).l2 += 2 * positive(scale);
            case Op.Map(Unary f) when f == Unary.SQRT && n.argument().op instanceof Op.Sum && isSquare(n.argument().argument()) ->
                    at(n.argument().argument().argument(0)).group += positive(scale);
            case Op.Choose c when Graph.isAll(n.argument(1), 0) && Graph.isAll(n.argument(2), Double.POSITIVE_INFINITY) -> condition(n.argument(0));
            default -> throw unknown();
        }
    }

    private static boolean isSquare(Node n) {
        return n.op instanceof Op.Zip(Binary f) && f == Binary.MULTIPLY && n.argument(0) == n.argument(1);
    }

    private Found at(Node variable) {
        if (!(variable.op instanceof Op.Variable)) {
            throw unknown();
        }
        return found.computeIfAbsent(variable, v -> new Found());
    }

    private double positive(double scale) {
        if (!(scale >= 0)) {
            throw unknown();
        }
        return scale;
    }

    private void condition(Node c) {
        Node bare = Graph.bare(c);
        if (bare.op instanceof Op.Zip(Binary f) && f == Binary.EQUAL && bare.argument(1).op instanceof Op.Sum) {
            condition(bare.argument(1).argument());
            return;
        }
        if (bare.op instanceof Op.Zip(Binary f) && f == Binary.MULTIPLY) {
            condition(bare.argument(0));
            condition(bare.argument(1));
            return;
        }
        if (!(bare.op instanceof Op.Zip(Binary f)) || f != Binary.LESS_OR_EQUAL && f != Binary.LESS) {
            throw unknown();
        }
        Node low = Graph.bare(bare.argument(0));
        Node high = Graph.bare(bare.argument(1));
        if (low.op instanceof Op.Constant(double bound)) {
            Found at = at(high);
            at.lower = Math.max(at.lower, bound);
        } else if (!(high.op instanceof Op.Constant(double bound))) {
            throw unknown();
        } else if (low.op instanceof Op.Map(Unary g) && g == Unary.SQRT && low.argument().op instanceof Op.Sum && isSquare(low.argument().argument())) {
            Found at = at(low.argument().argument().argument(0));
            at.radius = Math.min(at.radius, bound);
        } else if (low.op instanceof Op.Map(Unary g) && g == Unary.ABS) {
            Found at = at(low.argument());
            at.upper = Math.min(at.upper, bound);
            at.lower = Math.max(at.lower, -bound);
        } else {
            Found at = at(low);
            at.upper = Math.min(at.upper, bound);
        }
    }
}
