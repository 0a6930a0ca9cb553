package fopt.runtime.topology;

import java.util.HashMap;
import java.util.Map;
import org.jgrapht.Graph;

/// Graphs and weights that a host program has in forms of its own.
public final class HostGraphs {
    private HostGraphs() {}

    /// A graph of JGraphT. Its vertices become the nodes 1 … n in the order of its vertex set; loops and parallel edges are dropped, edge weights not looked at.
    ///
    /// @param name for people
    /// @throws IllegalArgumentException if it has no vertex
    public static <V, E> Topology topology(String name, Graph<V, E> graph) {
        if (graph.vertexSet().isEmpty()) {
            throw new IllegalArgumentException("the graph " + name + " has no vertex");
        }
        Map<V, Integer> number = new HashMap<>();
        graph.vertexSet().forEach(v -> number.put(v, number.size()));
        Edges edges = new Edges(number.size(), graph.getType().isDirected());
        for (E e : graph.edgeSet()) {
            edges.add(number.get(graph.getEdgeSource(e)), number.get(graph.getEdgeTarget(e)));
        }
        return edges.toTopology(name);
    }

    /// A matrix of weights: node i hears the nodes j with w_ij ≠ 0. On a directed graph, unless the matrix is symmetric.
    ///
    /// @param name for people
    /// @param w n rows of n finite numbers
    /// @throws IllegalArgumentException if it is not square, or if neither all rows nor all columns sum to 1 within 1e-12
    public static MixingMatrix weights(String name, double[][] w) {
        int n = w.length;
        Edges edges = new Edges(n, !isSymmetric(name, w));
        double[] self = new double[n];
        for (int i = 0; i < n; i++) {
            self[i] = w[i][i];
            for (int j = 0; j < n; j++) {
                if (w[i][j] != 0) {
                    edges.add(j, i);
                }
            }
        }
        Topology graph = edges.toTopology(name);
        double[] weight = new double[graph.directedEdges()];
        for (int i = 0; i < n; i++) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                weight[p] = w[i][graph.neighbours()[p]];
            }
        }
        MixingMatrix made = new MixingMatrix(graph, "given", weight, self);
        int row = MixingMatrix.worst(made.rowSums());
        if (row >= 0 && !made.isColumnStochastic()) {
            throw new IllegalArgumentException("the weights " + name + ": row " + (row + 1) + " sums to " + made.rowSums()[row] + ", and not all columns sum to 1 either");
        }
        return made;
    }

    private static boolean isSymmetric(String name, double[][] w) {
        boolean symmetric = true;
        for (int i = 0; i < w.length; i++) {
            if (w[i].length != w.length) {
                throw new IllegalArgumentException("the weights " + name + ": row " + (i + 1) + " has " + w[i].length + " numbers, not " + w.length);
            }
            for (int j = 0; j < i; j++) {
                symmetric &= Math.abs(w[i][j] - w[j][i]) <= MixingMatrix.TOLERANCE;
            }
        }
        return symmetric;
    }
}
