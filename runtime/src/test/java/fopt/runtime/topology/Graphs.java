package fopt.runtime.topology;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/// Short ways to graphs, for the tests of this package.
final class Graphs {
    private Graphs() {
    }

    static Topology graph(String name, Object... arguments) {
        return Topologies.byName(name).orElseThrow().build(List.of(arguments), 7);
    }

    static MixingMatrix weights(String name, Object... arguments) {
        return Weights.byName(name).orElseThrow().build(List.of(arguments), 7);
    }

    static Schedule schedule(String name, Object... arguments) {
        return Schedules.byName(name).orElseThrow().build(List.of(arguments), 7);
    }

    static int[] heard(Topology graph, int i) {
        return Arrays.copyOfRange(graph.neighbours(), graph.offsets()[i], graph.offsets()[i + 1]);
    }

    /// For JGraphT's algorithms: an edge from each node to those that hear it.
    static Graph<Integer, DefaultEdge> library(Topology graph) {
        Graph<Integer, DefaultEdge> result = new DefaultDirectedGraph<>(DefaultEdge.class);
        IntStream.range(0, graph.nodes()).forEach(result::addVertex);
        for (int i = 0; i < graph.nodes(); i++) {
            for (int j : heard(graph, i)) {
                result.addEdge(j, i);
            }
        }
        return result;
    }
}
