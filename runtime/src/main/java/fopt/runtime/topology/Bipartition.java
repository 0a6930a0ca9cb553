package fopt.runtime.topology;

import java.util.Arrays;

/// Tells whether a graph has two classes of nodes with all edges between them: a union-find with parities.
final class Bipartition {
    private final int[] parent;
    private final boolean[] odd;

    private Bipartition(int nodes) {
        parent = new int[nodes];
        Arrays.setAll(parent, i -> i);
        odd = new boolean[nodes];
    }

    static boolean exists(Topology graph) {
        Bipartition classes = new Bipartition(graph.nodes());
        for (int i = 0; i < graph.nodes(); i++) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                if (!classes.separate(i, graph.neighbours()[p])) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Puts two nodes into different classes; false if they are known to be in the same.
    private boolean separate(int i, int j) {
        int a = root(i);
        int b = root(j);
        if (a == b) {
            return odd[i] != odd[j];
        }
        odd[a] = odd[i] == odd[j];
        parent[a] = b;
        return true;
    }

    /// Afterwards the node hangs directly below its root, and `odd[i]` is its parity against it.
    private int root(int i) {
        int root = i;
        boolean parity = false;
        while (parent[root] != root) {
            parity ^= odd[root];
            root = parent[root];
        }
        while (parent[i] != root && i != root) {
            int above = parent[i];
            boolean rest = parity ^ odd[i];
            odd[i] = parity;
            parent[i] = root;
            parity = rest;
            i = above;
        }
        return root;
    }
}
