package fopt.runtime.topology;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The strongly connected components of a graph: for an undirected one its connected components.
///
/// Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM J. Comput. 1972) with its own stack, so that a path of a
/// million nodes does not overflow the thread's.
///
/// @param label component of each node, 0 … count-1
record Components(int[] label, int count) {
    static Components of(Topology graph) {
        Search search = new Search(graph);
        for (int i = 0; i < graph.nodes(); i++) {
            if (search.order[i] == 0) {
                search.from(i);
            }
        }
        return new Components(search.label, search.count);
    }

    private int[] sizes() {
        int[] size = new int[count];
        for (int c : label) {
            size[c]++;
        }
        return size;
    }

    /// The sizes, largest first, at most six of them: `62, 30, 1 and 7 smaller ones`.
    String describeSizes() {
        int[] size = Arrays.stream(sizes()).map(s -> -s).sorted().map(s -> -s).toArray();
        int shown = Math.min(count, 6);
        String text = Arrays.stream(size, 0, shown).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return count == shown ? text : text + " and " + (count - shown) + " more";
    }

    /// The nodes of the largest component, ascending; of equally large ones the one with the lowest node.
    int[] largest() {
        int[] size = sizes();
        int best = 0;
        for (int i = 0; i < label.length; i++) {
            if (size[label[i]] > size[label[best]]) {
                best = i;
            }
        }
        int chosen = label.length == 0 ? -1 : label[best];
        int[] nodes = new int[label.length == 0 ? 0 : size[chosen]];
        int k = 0;
        for (int i = 0; i < label.length; i++) {
            if (label[i] == chosen) {
                nodes[k++] = i;
            }
        }
        return nodes;
    }

    private static final class Search {
        private final int[] offsets;
        private final int[] neighbours;
        private final int[] next;
        private final int[] order;
        private final int[] low;
        private final int[] path;
        private final int[] open;
        private final int[] label;
        private int opened;
        private int visited;
        private int count;

        Search(Topology graph) {
            int n = graph.nodes();
            offsets = graph.offsets();
            neighbours = graph.neighbours();
            next = Arrays.copyOf(offsets, n);
            order = new int[n];
            low = new int[n];
            path = new int[n];
            open = new int[n];
            label = new int[n];
            Arrays.fill(label, -1);
        }

        void from(int root) {
            int depth = 0;
            path[0] = root;
            enter(root);
            while (depth >= 0) {
                int v = path[depth];
                int w = nextUnvisited(v);
                if (w >= 0) {
                    enter(w);
                    path[++depth] = w;
                } else {
                    leave(v);
                    if (--depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[v]);
                    }
                }
            }
        }

        private void enter(int v) {
            order[v] = low[v] = ++visited;
            open[opened++] = v;
        }

        private int nextUnvisited(int v) {
            while (next[v] < offsets[v + 1]) {
                int w = neighbours[next[v]++];
                if (order[w] == 0) {
                    return w;
                }
                if (label[w] < 0) {
                    low[v] = Math.min(low[v], order[w]);
                }
            }
            return -1;
        }

        private void leave(int v) {
            if (low[v] == order[v]) {
                int w;
                do {
                    w = open[--opened];
                    label[w] = count;
                } while (w != v);
                count++;
            }
        }
    }
}
