package fopt.compiler.run;

import fopt.compiler.eval.Value;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/// Reductions of a list of vectors, entry by entry, in the order of the list: their sum, mean, largest and smallest entries.
final class VectorLists {
    private static final Set<String> NAMES = Set.of("sum", "mean", "max", "min");

    private VectorLists() {}

    /// Whether it is one of these reductions, of one list of vectors.
    static boolean reduces(String id, Arguments a) {
        return NAMES.contains(id) && a.positional().size() == 1 && a.positional().getFirst() instanceof Value.ListOf(List<Value> items) && !items.isEmpty()
                && items.stream().allMatch(Value.Vector.class::isInstance);
    }

    /// @param a one list of vectors
    static Value reduced(String id, Arguments a) {
        DoubleBinaryOperator f = switch (id) {
            case "max" -> Math::max;
            case "min" -> Math::min;
            default -> Double::sum;
        };
        List<double[]> rows = ((Value.ListOf) a.positional().getFirst()).items().stream().map(v -> ((Value.Vector) v).entries()).toList();
        double[] out = rows.getFirst().clone();
        for (double[] row : rows.subList(1, rows.size())) {
            if (row.length != out.length) {
                throw a.error("E030", "vectors of " + out.length + " and " + row.length + " entries cannot be combined");
            }
            for (int c = 0; c < out.length; c++) {
                out[c] = f.applyAsDouble(out[c], row[c]);
            }
        }
        if (id.equals("mean")) {
            for (int c = 0; c < out.length; c++) {
                out[c] /= rows.size();
            }
        }
        return new Value.Vector(out);
    }
}
