package fopt.runtime.topology;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Random choices among edges: matchings, where each node talks to at most one other, and links that fail.
final class RandomEdges {
    private RandomEdges() {
    }

    /// A perfect matching of n nodes, all alike; with n odd one node is left out.
    static Edges perfect(int n, Stream random) {
        int[] order = Shuffle.numbers(n, random);
        Edges edges = Edges.undirected(n);
        for (int k = 0; k + 1 < n; k += 2) {
            edges.add(order[k], order[k + 1]);
        }
        return edges;
    }

    /// A maximal matching of a graph: its edges in random order, each taken if both ends are still free.
    static Edges maximal(Topology graph, Stream random) {
        int[] heard = graph.neighbours();
        int[] hearer = hearers(graph);
        boolean[] taken = new boolean[graph.nodes()];
        Edges edges = Edges.undirected(graph.nodes());
        for (int p : Shuffle.numbers(heard.length, random)) {
            int i = hearer[p];
            int j = heard[p];
            if (i < j && !taken[i] && !taken[j]) {
                taken[i] = taken[j] = true;
                edges.add(i, j);
            }
        }
        return edges;
    }

    private static int[] hearers(Topology graph) {
        int[] hearer = new int[graph.directedEdges()];
        for (int i = 0; i < graph.nodes(); i++) {
            Arrays.fill(hearer, graph.offsets()[i], graph.offsets()[i + 1], i);
        }
        return hearer;
    }

    /// Each edge of the graph stays with probability p, independently.
    static Edges surviving(Topology graph, double p, Stream random) {
        Edges edges = Edges.undirected(graph.nodes());
        for (int i = 0; i < graph.nodes(); i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                if (graph.neighbours()[e] < i && random.nextDouble() < p) {
                    edges.add(i, graph.neighbours()[e]);
                }
            }
        }
        return edges;
    }
}
