package fopt.compiler.diff;

import fopt.runtime.formula.Binary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a loss predicts: the entries among which the label picks, or the sign of its only product with the features.
final class Prediction {
    private final Graph graph;
    private final List<Node> products = new ArrayList<>();
    private Node picks;

    Prediction(Graph graph, Node loss) {
        this.graph = graph;
        visit(loss, new HashSet<>());
    }

    private void visit(Node n, Set<Node> seen) {
        if (!seen.add(n)) {
            return;
        }
        if (n.op instanceof Op.Product) {
            products.add(n);
        }
        if (n.op instanceof Op.Pick) {
            picks = n.argument(0);
        }
        n.arguments.forEach(a -> visit(a, seen));
    }

    /// How many products a row has in all.
    int products() {
        return products.stream().mapToInt(p -> p.extent.rows()).sum();
    }

    Optional<Node> picks() {
        return Optional.ofNullable(picks);
    }

    /// 1 for each sample that is predicted correctly; of equal classes the first one counts, and a margin of 0 counts as −1.
    Optional<Node> correct(boolean twoClass) {
        if (picks != null) {
            return Optional.of(graph.correct(picks));
        }
        if (!twoClass || products.size() != 1 || !products.getFirst().extent.isNumber()) {
            return Optional.empty();
        }
        Node zero = graph.constant(0);
        return Optional.of(graph.zip(Binary.EQUAL, graph.zip(Binary.LESS, zero, products.getFirst()), graph.zip(Binary.LESS, zero, graph.label())));
    }
}
