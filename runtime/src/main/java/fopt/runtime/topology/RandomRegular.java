package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Random k-regular graphs, nearly uniform: pair the nk half-edges at random, keep the pairs that make new edges, pair the rest again;
/// start over when no pair is left that could (Steger and Wormald, "Generating random regular graphs quickly", 1999).
///
/// Works on flat arrays: a million nodes of degree 4 take about a second.
final class RandomRegular {
    private final int degree;
    private final Stream random;
    private final int[] adjacent;
    private final int[] found;
    private final int[] open;
    private int left;

    private RandomRegular(int n, int degree, Stream random) {
        this.degree = degree;
        this.random = random;
        adjacent = new int[n * degree];
        found = new int[n];
        open = new int[n * degree];
    }

    /// @throws UserError E402 if there is no such graph
    static Edges draw(Arguments arguments, Stream random) {
        int n = arguments.integer(0);
        int k = arguments.integer(1);
        if (k >= n || (long) n * k % 2 != 0 || (long) n * k > Integer.MAX_VALUE - 8) {
            throw new UserError("E402", arguments.call() + ": no graph of " + n + " nodes has degree " + k + " at each; "
                    + (k >= n ? "the degree must be below the number of nodes." : "nodes times degree must be even (it counts each edge twice)"
                    + " and below 2^31."));
        }
        return 2 * k <= n ? sparse(n, k, random) : complement(sparse(n, n - 1 - k, random));
    }

    private static Edges sparse(int n, int k, Stream random) {
        RandomRegular graph = new RandomRegular(n, k, random);
        while (!graph.attempt()) {
            Arrays.fill(graph.found, 0);
        }
        Edges edges = Edges.undirected(n);
        for (int i = 0; i < n; i++) {
            for (int p = i * k; p < (i + 1) * k; p++) {
                if (graph.adjacent[p] < i) {
                    edges.add(i, graph.adjacent[p]);
                }
            }
        }
        return edges;
    }

    private static Edges complement(Edges graph) {
        Topology sparse = graph.toTopology("");
        Edges edges = Edges.undirected(sparse.nodes());
        for (int i = 0; i < sparse.nodes(); i++) {
            for (int j = 0; j < i; j++) {
                if (!sparse.hears(i, j)) {
                    edges.add(i, j);
                }
            }
        }
        return edges;
    }

    private boolean attempt() {
        left = open.length;
        for (int s = 0; s < left; s++) {
            open[s] = s / degree;
        }
        while (left > 0) {
            Shuffle.first(left, open, random);
            pairUp();
            if (left > 0 && !anyPairPossible()) {
                return false;
            }
        }
        return true;
    }

    private void pairUp() {
        int kept = 0;
        for (int s = 0; s < left; s += 2) {
            int u = open[s];
            int v = open[s + 1];
            if (possible(u, v)) {
                adjacent[u * degree + found[u]++] = v;
                adjacent[v * degree + found[v]++] = u;
            } else {
                open[kept++] = u;
                open[kept++] = v;
            }
        }
        left = kept;
    }

    private boolean anyPairPossible() {
        for (int s = 0; s < left; s++) {
            for (int t = 0; t < s; t++) {
                if (possible(open[s], open[t])) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean possible(int u, int v) {
        for (int p = u * degree; p < u * degree + found[u]; p++) {
            if (adjacent[p] == v) {
                return false;
            }
        }
        return u != v;
    }
}
