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

    /// Those who take part at an outer depth, 0 being all nodes, take part again until [#leave].
    void enterDepth(int outer) {
        stack[depth + 1].copyFrom(stack[outer]);
        depth++;
    }

    void leave() {
        depth--;
    }
}
