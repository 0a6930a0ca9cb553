package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import fopt.runtime.formula.Unary;
import java.util.HashMap;
import java.util.Map;

/// Forward-mode differentiation: how nodes change when the point moves along the direction.
final class Forward {
    private final Graph graph;
    private final Slopes slopes;
    private final int point;
    private final int direction;
    private final Map<Node, Node> changes = new HashMap<>();

    /// @param point the array of variables that move: [fopt.runtime.formula.Frame#POINT]
    /// @param direction the array that says how
    Forward(Graph graph, int point, int direction) {
        this.graph = graph;
        this.point = point;
        this.direction = direction;
        slopes = new Slopes(graph);
    }

    /// As large as the node.
    Node of(Node n) {
        Node known = changes.get(n);
        if (known == null) {
            known = n.varying ? graph.fit(change(n), n.extent, n.perSample()) : graph.fit(graph.constant(0), n.extent, n.perSample());
            changes.put(n, known);
        }
        return known;
    }

    private Node change(Node y) {
        return switch (y.op) {
            case Op.Variable(int array, int offset) -> array == point ? graph.variable(direction, offset, y.extent) : graph.constant(0);
            case Op.Constant c -> graph.constant(0);
            case Op.Given v -> graph.constant(0);
            case Op.NodeValue v -> graph.constant(0);
            case Op.Correct c -> graph.constant(0);
            case Op.Label l -> graph.constant(0);
            case Op.Batch b -> graph.constant(0);
            case Op.BatchLabels b -> graph.constant(0);
            case Op.Foreign f -> throw FormulaErrors.foreign(f);
            case Op.Features f -> graph.constant(0);
            case Op.Product p -> linear(y, () -> graph.product(of(y.argument())));
            case Op.RowSum s -> linear(y, () -> graph.rowSum(of(y.argument()), y.extent));
            case Op.Map(Unary f) -> graph.multiply(of(y.argument()), slopes.of(f, y));
            case Op.Zip(Binary f) -> graph.add(graph.multiply(of(y.argument(0)), slopes.left(f, y)), graph.multiply(of(y.argument(1)), slopes.right(f, y)));
            case Op.Choose c -> graph.choose(y.argument(0), of(y.argument(1)), of(y.argument(2)));
            case Op.Spread s -> graph.spread(of(y.argument()), y.extent);
            case Op.Repeat r -> graph.repeat(of(y.argument()));
            case Op.Sum s -> graph.sum(of(y.argument()));
            case Op.SampleSum s -> linear(y, () -> graph.sampleSum(of(y.argument())));
            case Op.Multiply m -> graph.add(product(y, 0), product(y, 1));
            case Op.Transpose t -> graph.transpose(of(y.argument()));
            case Op.Outer o -> graph.add(zero(y.argument(0)) ? graph.constant(0) : graph.outer(of(y.argument(0)), y.argument(1)),
                    zero(y.argument(1)) ? graph.constant(0) : graph.outer(y.argument(0), of(y.argument(1))));
            case Op.LogSumExp l -> graph.inner(graph.softmax(y.argument()), of(y.argument()));
            case Op.Softmax s -> graph.multiply(y, graph.subtract(of(y.argument()), graph.inner(of(y.argument()), y)));
            case Op.Pick p -> linear(y, () -> graph.pick(of(y.argument(0))));
            case Op.OneHot o -> linear(y, () -> graph.oneHot(of(y.argument(0)), y.extent));
            case Op.Slice(int from) -> graph.slice(of(y.argument()), from, y.extent.size());
            case Op.Embed(int from) -> graph.embed(of(y.argument()), from, y.extent);
        };
    }

    private Node linear(Node y, java.util.function.Supplier<Node> change) {
        return zero(y.argument(0)) ? graph.constant(0) : change.get();
    }

    private boolean zero(Node t) {
        return Graph.isAll(of(t), 0);
    }

    private Node product(Node y, int moving) {
        Node change = of(y.argument(moving));
        if (Graph.isAll(change, 0)) {
            return graph.constant(0);
        }
        return moving == 0 ? graph.matrixProduct(change, y.argument(1)) : graph.matrixProduct(y.argument(0), change);
    }
}
