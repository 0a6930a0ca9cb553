package fopt.runtime.sim;

/// The stack of nested `on` blocks: who takes part at present.
final class Cohorts {
    private final Cohort[] stack = new Cohort[8];
    private int depth;

    Cohorts(int nodes) {
        for (int k = 0; k < stack.length; k++) {
            stack[k] = new Cohort(nodes);
        }
        for (int i = 0; i < nodes; i++) {
            stack[0].add(i);
        }
    }

    /// Only these nodes are there at all. To be called outside of all blocks.
    void there(java.util.function.IntPredicate there, int nodes) {
        stack[0].clear();
        for (int i = 0; i < nodes; i++) {
            if (there.test(i)) {
                stack[0].add(i);
            }
        }
    }

    /// Whether all who are there take part.
    boolean atRoot() {
        return depth == 0;
    }

    Cohort current() {
        return stack[depth];
    }

    /// @return whether anybody is left; if not, nothing was entered
    boolean enter(Cohort cohort) {
        Cohort outer = stack[depth];
        Cohort inner = stack[depth + 1];
        inner.clear();
        for (int k = 0; k < cohort.count; k++) {
            if (outer.contains(cohort.members[k])) {
                inner.add(cohort.members[k]);
            }
        }
        if (inner.count == 0) {
            return false;
        }
        depth++;
        return true;
    }

    /// Only these nodes take part, whoever did before. @param b a node after a, or a itself
    void only(int a, int b) {
        Cohort inner = stack[++depth];
        inner.clear();
        inner.add(a);
        if (b != a) {
            inner.add(b);
        }
    }

    /// Those who take part at an outer depth, 0 being all nodes, take part again until [#leave].
    void enterDepth(int outer) {
        stack[depth + 1].copyFrom(stack[outer]);
        depth++;
    }

    void leave() {
        depth--;
    }
}
