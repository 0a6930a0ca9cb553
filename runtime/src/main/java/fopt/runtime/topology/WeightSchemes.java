package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// The formulas for weights. Each returns a matrix whose sums are as its name says; its diagonal takes what rounding leaves.
final class WeightSchemes {
    private WeightSchemes() {
    }

    /// w_ij for node i and a neighbour j.
    @FunctionalInterface
    private interface Rule {
        double weight(int i, int j);
    }

    static MixingMatrix metropolis(Topology graph) {
        requireUndirected(graph, "metropolis");
        return remainderOnDiagonal(graph, "metropolis", (i, j) -> 1.0 / (1 + Math.max(graph.inDegree(i), graph.inDegree(j))));
    }

    static MixingMatrix maxDegree(Topology graph) {
        requireUndirected(graph, "max_degree");
        double weight = 1.0 / (1 + graph.maxDegree());
        return remainderOnDiagonal(graph, "max_degree", (i, j) -> weight);
    }

    static MixingMatrix bestConstant(Topology graph) {
        requireUndirected(graph, "best_constant");
        LaplacianSpectrum laplacian = graph.laplacian();
        double weight = 2 / (laplacian.connectivity() + laplacian.largest());
        return remainderOnDiagonal(graph, "best_constant", (i, j) -> weight);
    }

    static MixingMatrix uniform(Topology graph) {
        if (!graph.isRegular()) {
            throw new UserError("E409", "uniform weights need a regular graph: of " + graph.name() + " " + unequal(graph)
                    + ", and the weights would not keep the mean. Take " + (graph.directed() ? "column_stochastic" : "metropolis or max_degree")
                    + " weights.");
        }
        double weight = 1.0 / (1 + graph.maxDegree());
        return of(graph, "uniform", (i, j) -> weight, i -> weight);
    }

    private static String unequal(Topology graph) {
        for (int i = 0; i < graph.nodes(); i++) {
            if (graph.inDegree(i) != graph.outDegree(i)) {
                return "node " + (i + 1) + " hears " + graph.inDegree(i) + " and speaks to " + graph.outDegree(i) + " nodes";
            }
            if (graph.inDegree(i) != graph.inDegree(0)) {
                return "node 1 has " + graph.inDegree(0) + " and node " + (i + 1) + " has " + graph.inDegree(i) + " neighbours";
            }
        }
        throw new IllegalArgumentException("regular");
    }

    static MixingMatrix columnStochastic(Topology graph) {
        return of(graph, "column_stochastic", (i, j) -> 1.0 / (graph.outDegree(j) + 1), i -> 1.0 / (graph.outDegree(i) + 1));
    }

    static MixingMatrix rowStochastic(Topology graph) {
        return of(graph, "row_stochastic", (i, j) -> 1.0 / (graph.inDegree(i) + 1), i -> 1.0 / (graph.inDegree(i) + 1));
    }

    static MixingMatrix lazy(MixingMatrix w) {
        double[] edge = Arrays.stream(w.edgeWeights()).map(x -> x / 2).toArray();
        double[] self = Arrays.stream(w.selfWeights()).map(x -> (1 + x) / 2).toArray();
        return new MixingMatrix(w.topology(), "lazy " + w.scheme(), edge, self);
    }

    /// No edges: everybody keeps its own.
    static MixingMatrix identity(int nodes) {
        return metropolis(Topology.isolated(nodes));
    }

    private static MixingMatrix remainderOnDiagonal(Topology graph, String scheme, Rule rule) {
        return of(graph, scheme, rule, i -> {
            double rest = 1;
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                rest -= rule.weight(i, graph.neighbours()[p]);
            }
            return rest;
        });
    }

    private static MixingMatrix of(Topology graph, String scheme, Rule edge, IntToDoubleFunction self) {
        double[] edgeWeight = new double[graph.directedEdges()];
        double[] selfWeight = new double[graph.nodes()];
        for (int i = 0; i < graph.nodes(); i++) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                edgeWeight[p] = edge.weight(i, graph.neighbours()[p]);
            }
            selfWeight[i] = self.applyAsDouble(i);
        }
        return new MixingMatrix(graph, scheme, edgeWeight, selfWeight);
    }

    private static void requireUndirected(Topology graph, String scheme) {
        if (graph.directed()) {
            throw new UserError("E409", scheme + " weights are symmetric and need an undirected graph, but " + graph.name()
                    + " is directed. Take column_stochastic weights (with push-sum), " + (graph.isRegular() ? "uniform ones, which keep the mean, " : "")
                    + "or row_stochastic ones.");
        }
    }
}
