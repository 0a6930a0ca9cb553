package fopt.compiler.diff;

import java.util.List;

/// A value in a [Graph]. Compared by identity: a graph has one node for equal values.
final class Node {
    /// Larger than those of the arguments.
    final int id;
    final Op op;
    final List<Node> arguments;
    final Extent extent;
    /// Whether it depends on a variable.
    final boolean varying;

    Node(int id, Op op, List<Node> arguments, Extent extent) {
        this.id = id;
        this.op = op;
        this.arguments = arguments;
        this.extent = extent;
        varying = op instanceof Op.Variable || arguments.stream().anyMatch(a -> a.varying);
    }

    Node argument() {
        return arguments.getFirst();
    }

    Node argument(int k) {
        return arguments.get(k);
    }

    /// Whether something that it is made of satisfies a condition.
    boolean has(java.util.function.Predicate<Node> condition) {
        return has(condition, new java.util.HashSet<>());
    }

    private boolean has(java.util.function.Predicate<Node> condition, java.util.Set<Node> seen) {
        return condition.test(this) || seen.add(this) && arguments.stream().anyMatch(a -> a.has(condition, seen));
    }

    /// Whether no rule of differentiation knows how it varies.
    boolean isForeign() {
        return op instanceof Op.Foreign && varying;
    }

    boolean perSample() {
        return extent.perSample();
    }
}
