package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// Reverse-mode differentiation of a number: what each variable contributes to it, as nodes of the same graph.
final class Reverse {
    private final Graph graph;
    private final Slopes slopes;
    private final Map<Node, Node> adjoints = new HashMap<>();
    /// Those with an adjoint whose arguments have not got theirs yet, the latest first: their own adjoints are complete.
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt((Node n) -> n.id).reversed());

    private Reverse(Graph graph) {
        this.graph = graph;
        slopes = new Slopes(graph);
    }

    /// The derivative of `f`, a number that is the same for all samples, in each row of the array that it depends on.
    ///
    /// @param array of variables: [fopt.runtime.formula.Frame#POINT]
    static Map<Node, Node> gradient(Graph graph, Node f, int array) {
        Reverse reverse = new Reverse(graph);
        reverse.add(f, graph.constant(1));
        Map<Node, Node> variables = new LinkedHashMap<>();
        while (!reverse.open.isEmpty()) {
            Node n = reverse.open.remove();
            if (n.op instanceof Op.Variable v && v.array() == array) {
                variables.put(n, reverse.adjoints.get(n));
            }
            reverse.spread(n, reverse.adjoints.get(n));
        }
        return variables;
    }

    private void add(Node n, Node contribution) {
        if (!n.varying || Graph.isAll(contribution, 0)) {
            return;
        }
        Node whole = graph.fit(contribution, n.extent, n.perSample());
        Node before = adjoints.putIfAbsent(n, whole);
        if (before == null) {
            open.add(n);
        } else {
            adjoints.put(n, graph.add(before, whole));
        }
    }

    /// From a node to its arguments. @param g its adjoint
    private void spread(Node y, Node g) {
        switch (y.op) {
            case Op.Constant c -> { }
            case Op.Variable v -> { }
            case Op.Given v -> { }
            case Op.NodeValue v -> { }
            case Op.Label l -> { }
            case Op.Batch b -> { }
            case Op.BatchLabels b -> { }
            case Op.Foreign f -> throw FormulaErrors.foreign(f);
            case Op.Correct c -> { }
            case Op.Features f -> { }
            case Op.Product p -> add(y.argument(), graph.rowSum(g, y.argument().extent));
            case Op.RowSum s -> add(y.argument(), graph.product(g));
            case Op.Map(Unary f) -> add(y.argument(), graph.multiply(g, slopes.of(f, y)));
            case Op.Zip(Binary f) -> {
                add(y.argument(0), graph.multiply(g, slopes.left(f, y)));
                add(y.argument(1), graph.multiply(g, slopes.right(f, y)));
            }
            case Op.Choose c -> {
                add(y.argument(1), graph.choose(y.argument(0), g, graph.constant(0)));
                add(y.argument(2), graph.choose(y.argument(0), graph.constant(0), g));
            }
            case Op.Spread s -> add(y.argument(), graph.sum(g));
            case Op.Repeat r -> add(y.argument(), graph.sampleSum(g));
            case Op.Sum s -> add(y.argument(), graph.spread(g, y.argument().extent));
            case Op.SampleSum s -> add(y.argument(), graph.repeat(g));
            case Op.Multiply m -> multiply(y.argument(0), y.argument(1), g);
            case Op.Transpose t -> add(y.argument(), graph.transpose(g));
            case Op.Outer o -> {
                add(y.argument(0), graph.matrixProduct(g, y.argument(1)));
                add(y.argument(1), graph.matrixProduct(graph.transpose(g), y.argument(0)));
            }
            case Op.LogSumExp l -> add(y.argument(), graph.multiply(g, graph.softmax(y.argument())));
            case Op.Softmax s -> add(y.argument(), graph.multiply(y, graph.subtract(g, graph.inner(g, y))));
            case Op.Pick p -> add(y.argument(0), graph.oneHot(g, y.argument(0).extent));
            case Op.OneHot o -> add(y.argument(0), graph.pick(g));
            case Op.Slice(int from) -> add(y.argument(), graph.embed(g, from, y.argument().extent));
            case Op.Embed(int from) -> add(y.argument(), graph.slice(g, from, y.argument().extent.size()));
        }
    }

    private void multiply(Node a, Node b, Node g) {
        add(a, b.extent.isVector() ? graph.outer(g, b) : graph.matrixProduct(g, graph.transpose(b)));
        add(b, graph.matrixProduct(graph.transpose(a), g));
    }
}
