package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import fopt.runtime.problem.Curvature;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recognises losses of the form `φ(⟨a, x⟩, b) + Σ ψ(x_c)`, whose constants follow from bounds of φ'' and ψ'' and from eigenvalues of AᵀA/m.
final class LossForm {
    private final Graph graph;
    private final int dimension;
    private Node sampled;
    private Node regular;

    private LossForm(Graph graph, int dimension) {
        this.graph = graph;
        this.dimension = dimension;
        sampled = graph.constant(0);
        regular = graph.constant(0);
    }

    /// Empty if the loss has another form, or curvature without bound. @param labels where the labels lie
    static Optional<Curvature> curvature(Graph graph, Node loss, int dimension, List<Interval> labels) {
        LossForm form = new LossForm(graph, dimension);
        form.split(loss, false);
        Optional<Line.Bound> phi = form.ofProduct().flatMap(line -> Optional.ofNullable(line.curvature(labels)));
        Optional<Line.Bound> psi = form.ofEntries(form.regular);
        if (phi.isEmpty() || psi.isEmpty()) {
            return Optional.empty();
        }
        Interval a = phi.get().curvature();
        Interval b = psi.get().curvature();
        boolean everywhere = phi.get().everywhere() && psi.get().everywhere();
        return Optional.of(new Curvature(a.low(), Math.max(a.high(), -a.low()), b.low(), Math.max(b.high(), -b.low()),
                "from the formula, by interval arithmetic" + (everywhere ? "" : " for arguments up to 100")));
    }

    /// Terms that differ from sample to sample, and the others.
    private void split(Node n, boolean negative) {
        if (n.op instanceof Op.Zip(Binary f) && (f == Binary.ADD || f == Binary.SUBTRACT)) {
            split(n.argument(0), negative);
            split(n.argument(1), negative != (f == Binary.SUBTRACT));
        } else if (n.op instanceof Op.Map(Unary f) && f == Unary.NEGATE) {
            split(n.argument(), !negative);
        } else if (n.op instanceof Op.Repeat) {
            split(n.argument(), negative);
        } else if (n.perSample()) {
            sampled = negative ? graph.subtract(sampled, n) : graph.add(sampled, n);
        } else {
            regular = negative ? graph.subtract(regular, n) : graph.add(regular, n);
        }
    }

    /// φ, where it depends on nothing but one product of the features with all of x.
    private Optional<Line> ofProduct() {
        Set<Node> leaves = new HashSet<>();
        moving(sampled, leaves, new HashSet<>());
        boolean one = leaves.size() == 1 && leaves.iterator().next().op instanceof Op.Product && isPoint(leaves.iterator().next().argument());
        return one ? Optional.of(new Line(sampled, leaves.iterator().next())) : Optional.empty();
    }

    private static void moving(Node n, Set<Node> leaves, Set<Node> seen) {
        if (!n.varying || !seen.add(n)) {
            return;
        }
        if (n.op instanceof Op.Product || n.op instanceof Op.Variable) {
            leaves.add(n);
        } else {
            n.arguments.forEach(a -> moving(a, leaves, seen));
        }
    }

    private boolean isPoint(Node n) {
        return n.op instanceof Op.Variable v && v.offset() == 0 && n.extent.size() == dimension && n.extent.isVector();
    }

    /// Bounds of ψ'' where the node is a combination of sums over the entries of x, entry by entry.
    private Optional<Line.Bound> ofEntries(Node n) {
        if (!n.varying) {
            return Optional.of(new Line.Bound(Interval.ZERO, true));
        }
        return switch (n.op) {
            case Op.Zip(Binary f) when f == Binary.ADD -> both(ofEntries(n.argument(0)), ofEntries(n.argument(1)));
            case Op.Zip(Binary f) when f == Binary.SUBTRACT -> both(ofEntries(n.argument(0)), scaled(ofEntries(n.argument(1)), -1));
            case Op.Map(Unary f) when f == Unary.NEGATE -> scaled(ofEntries(n.argument()), -1);
            case Op.Zip(Binary f) when f == Binary.MULTIPLY && n.argument(0).op instanceof Op.Constant(double s) -> scaled(ofEntries(n.argument(1)), s);
            case Op.Zip(Binary f) when f == Binary.DIVIDE && n.argument(1).op instanceof Op.Constant(double s) -> scaled(ofEntries(n.argument(0)), 1 / s);
            case Op.Sum s -> {
                Set<Node> leaves = new HashSet<>();
                moving(n.argument(), leaves, new HashSet<>());
                boolean entrywise = leaves.size() == 1 && isPoint(leaves.iterator().next());
                yield entrywise ? Optional.ofNullable(new Line(n.argument(), leaves.iterator().next()).curvature(List.of(Interval.ALL))) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Line.Bound> both(Optional<Line.Bound> a, Optional<Line.Bound> b) {
        return a.isEmpty() || b.isEmpty() ? Optional.empty()
                : Optional.of(new Line.Bound(a.get().curvature().plus(b.get().curvature()), a.get().everywhere() && b.get().everywhere()));
    }

    private static Optional<Line.Bound> scaled(Optional<Line.Bound> a, double s) {
        return a.map(bound -> new Line.Bound(bound.curvature().scaled(s), bound.everywhere()));
    }
}
