package fopt.compiler.diff;

import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import java.util.List;
import java.util.Optional;

/// Values of a script as nodes: numbers, lists of numbers (vectors), lists of lists (matrices, row by row).
final class Constants {
    private Constants() {}

    /// Empty if the value is nothing of that kind.
    static Optional<Node> node(Graph graph, Value v) {
        if (v instanceof Value.Num n) {
            return Optional.of(graph.constant(n.value()));
        }
        if (v instanceof Value.Bool b) {
            return Optional.of(graph.constant(b.value() ? 1 : 0));
        }
        return extent(v).map(e -> graph.constants(numbers(v), e));
    }

    /// Empty for what is no list of numbers, or a ragged one.
    static Optional<Extent> extent(Value v) {
        if (v instanceof Value.Num) {
            return Optional.of(Extent.NUMBER);
        }
        if (v instanceof Value.Vector x) {
            return Optional.of(Extent.vector(x.entries().length));
        }
        if (v instanceof Value.Matrix m) {
            return Optional.of(new Extent(m.rows(), m.columns(), false));
        }
        List<Value> items = Evaluator.items(v);
        if (items == null || items.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Extent>> rows = items.stream().map(Constants::extent).toList();
        boolean alike = rows.stream().allMatch(e -> e.isPresent() && e.equals(rows.getFirst()) && e.get().isVector());
        return alike ? Optional.of(new Extent(rows.size(), rows.getFirst().get().rows(), false)) : Optional.empty();
    }

    /// All numbers of a value that has an extent, row by row.
    static double[] numbers(Value v) {
        return switch (v) {
            case Value.Num n -> new double[] {n.value()};
            case Value.Vector x -> x.entries();
            case Value.Matrix m -> m.entries();
            default -> Evaluator.items(v).stream().flatMapToDouble(item -> java.util.Arrays.stream(numbers(item))).toArray();
        };
    }
}
