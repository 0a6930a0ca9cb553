package fopt.runtime.sim;

/// A set of nodes: a reusable slot. `members[0 … count-1]` are 0-based and ascending.
public final class Cohort {
    public final int[] members;
    public int count;
    private final boolean[] inside;

    public Cohort(int nodes) {
        members = new int[nodes];
        inside = new boolean[nodes];
    }

    public void clear() {
        for (int k = 0; k < count; k++) {
            inside[members[k]] = false;
        }
        count = 0;
    }

    /// Adds a node, larger than those before. @param node 0-based
    public void add(int node) {
        members[count++] = node;
        inside[node] = true;
    }

    /// Adds a node at its place, if it is not there yet. @param node 0-based
    public void include(int node) {
        if (inside[node]) {
            return;
        }
        int at = count++;
        for (; at > 0 && members[at - 1] > node; at--) {
            members[at] = members[at - 1];
        }
        members[at] = node;
        inside[node] = true;
    }

    public boolean contains(int node) {
        return node >= 0 && node < inside.length && inside[node];
    }

    public void copyFrom(Cohort other) {
        clear();
        for (int k = 0; k < other.count; k++) {
            add(other.members[k]);
        }
    }
}
