package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Collects the edges of a graph while it is made, then turns them into a [Topology].
///
/// Loops are dropped as they come, parallel edges when the topology is made; the order of insertion does not matter.
final class Edges {
    private static final int MOST = 1 << 27;
    private final int nodes;
    private final boolean directed;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;

    Edges(int nodes, boolean directed) {
        this.nodes = nodes;
        this.directed = directed;
    }

    static Edges undirected(int nodes) {
        return new Edges(nodes, false);
    }

    static Edges directed(int nodes) {
        return new Edges(nodes, true);
    }

    int nodes() {
        return nodes;
    }

    /// u speaks to v; in an undirected graph also v to u.
    void add(int u, int v) {
        if (u == v) {
            return;
        }
        if (size == from.length) {
            if (size == MOST) {
                throw new UserError("E402", "the graph of " + nodes + " nodes has more than " + MOST + " edges, and would not fit into memory. "
                        + "Take a sparser graph; a server's mean_i, or allmean, averages over all nodes with one message each.");
            }
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = u;
        to[size++] = v;
    }

    Topology toTopology(String name) {
        int[] offsets = new int[nodes + 1];
        int[] neighbours = rows(offsets);
        for (int i = 0; i < nodes; i++) {
            Arrays.sort(neighbours, offsets[i], offsets[i + 1]);
        }
        return new Topology(name, directed, offsets, withoutRepetition(offsets, neighbours));
    }

    /// Counting sort by hearer; fills the offsets.
    private int[] rows(int[] offsets) {
        for (int e = 0; e < size; e++) {
            offsets[to[e] + 1]++;
            if (!directed) {
                offsets[from[e] + 1]++;
            }
        }
        for (int i = 0; i < nodes; i++) {
            offsets[i + 1] += offsets[i];
        }
        int[] next = Arrays.copyOf(offsets, nodes);
        int[] neighbours = new int[offsets[nodes]];
        for (int e = 0; e < size; e++) {
            neighbours[next[to[e]]++] = from[e];
            if (!directed) {
                neighbours[next[from[e]]++] = to[e];
            }
        }
        return neighbours;
    }

    private int[] withoutRepetition(int[] offsets, int[] neighbours) {
        int kept = 0;
        int start = 0;
        for (int i = 0; i < nodes; i++) {
            int end = offsets[i + 1];
            for (int p = start; p < end; p++) {
                if (p == start || neighbours[p] != neighbours[p - 1]) {
                    neighbours[kept++] = neighbours[p];
                }
            }
            start = end;
            offsets[i + 1] = kept;
        }
        return kept == neighbours.length ? neighbours : Arrays.copyOf(neighbours, kept);
    }
}
