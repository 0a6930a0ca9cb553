package fopt.compiler.diff;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Operator;
import java.util.List;
import java.util.Optional;

/// Entries and parts of values in formulas, and sums over a range.
final class FormulaParts {
    private static final int MOST_TERMS = 10_000;

    private final FormulaBuilder builder;
    private final Graph graph;

    FormulaParts(FormulaBuilder builder) {
        this.builder = builder;
        graph = builder.graph();
    }

    /// `c[i]` of a list with an entry for each node, `x[3]`, `x[2..5]`, `W[1, :]`, `W[1, 2]`.
    Node index(Expr.Index x) {
        Optional<Node> own = ofNode(x);
        if (own.isPresent()) {
            return own.get();
        }
        Node base = builder.build(x.base());
        Expr first = x.indices().getFirst();
        if (!base.extent.isVector()) {
            return ofMatrix(x, base);
        }
        if (x.indices().size() != 1) {
            throw FormulaErrors.expected(x.base().span(), "a matrix", base.extent);
        }
        if (first instanceof Expr.Binary b && b.operator() == Operator.RANGE) {
            int from = builder.count(b.left());
            int to = inside(b.right(), base.extent.rows());
            if (from > to) {
                throw FormulaErrors.of(Diagnostic.of("E314", b.span(), "the range " + from + ".." + to + " is empty"));
            }
            return graph.slice(base, from - 1, to - from + 1);
        }
        return graph.slice(base, inside(first, base.extent.rows()) - 1, 1);
    }

    /// A list of the script, at the number of the node.
    private Optional<Node> ofNode(Expr.Index x) {
        boolean byNode = x.indices().size() == 1 && x.indices().getFirst() instanceof Expr.Ref k && builder.scope().nodes().get(k.name().id()) == graph.nodeNumber();
        if (!byNode || !(x.base() instanceof Expr.Ref r) || !builder.scope().values().containsKey(r.name().id())) {
            return Optional.empty();
        }
        List<Value> items = Evaluator.elements(builder.scope().values().get(r.name().id()));
        int nodes = (int) ((Value.Num) builder.scope().values().get("n")).value();
        Optional<Extent> extent = items == null || items.isEmpty() ? Optional.empty() : Constants.extent(items.getFirst());
        if (extent.isEmpty() || items.stream().anyMatch(v -> !Constants.extent(v).equals(extent))) {
            throw FormulaErrors.of(Diagnostic.of("E031", x.base().span(), "`" + r.name().written() + "[i]` needs a list with values of one size, one for each node"));
        }
        if (items.size() != nodes) {
            throw FormulaErrors.of(Diagnostic.of("E030", x.base().span(), "`" + r.name().written() + "` has " + items.size() + " values for " + nodes + " nodes"));
        }
        return Optional.of(graph.nodeValue(items.stream().map(Constants::numbers).toArray(double[][]::new), extent.get()));
    }

    private Node ofMatrix(Expr.Index x, Node base) {
        int row = inside(x.indices().getFirst(), base.extent.rows());
        if (!(base.op instanceof Op.Variable(int array, int offset)) || x.indices().size() != 2) {
            throw FormulaErrors.noMeaning(x.span(), "a part of a matrix that is not a row or entry of a variable");
        }
        int begin = offset + (row - 1) * base.extent.columns();
        if (x.indices().get(1) instanceof Expr.All) {
            return graph.variable(array, begin, Extent.vector(base.extent.columns()));
        }
        return graph.variable(array, begin + inside(x.indices().get(1), base.extent.columns()) - 1, Extent.NUMBER);
    }

    private int inside(Expr e, int size) {
        int k = builder.count(e);
        if (k > size) {
            throw FormulaErrors.of(Diagnostic.of("E314", e.span(), "index " + k + " is outside 1.." + size));
        }
        return k;
    }

    Node field(Expr.Field f) {
        throw FormulaErrors.noMeaning(f.span(), "a part `." + f.name().written() + "`");
    }

    /// `sum(e for k in 1..5 if c)`, written out.
    Node unrolled(Expr.Comprehension c, boolean mean) {
        if (!(c.domain() instanceof Expr.Binary b) || b.operator() != Operator.RANGE || c.variables().size() != 1) {
            throw FormulaErrors.noMeaning(c.domain().span(), "a sum over something else than a range");
        }
        int from = (int) builder.number(b.left());
        int to = (int) builder.number(b.right());
        if (to - (long) from >= MOST_TERMS) {
            throw FormulaErrors.of(Diagnostic.of("E042", b.span(), "a sum of more than " + MOST_TERMS + " terms").help("write it with vectors"));
        }
        Node sum = graph.constant(0);
        int count = 0;
        for (int k = from; k <= to; k++) {
            FormulaBuilder inside = builder.with(builder.scope().with(c.variables().getFirst().id(), Value.of(k)));
            if (c.filter().isEmpty() || inside.number(c.filter().get()) != 0) {
                Node term = inside.build(c.body());
                if (count > 0 && !sum.extent.sameSize(term.extent)) {
                    throw FormulaErrors.sizes(c.span(), "a sum", sum.extent, term.extent);
                }
                sum = graph.add(sum, term);
                count++;
            }
        }
        return mean ? graph.scale(1.0 / Math.max(1, count), sum) : sum;
    }
}
