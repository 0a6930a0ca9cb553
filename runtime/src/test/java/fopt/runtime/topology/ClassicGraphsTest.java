package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.library;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.generate.CompleteGraphGenerator;
import org.jgrapht.generate.GraphGenerator;
import org.jgrapht.generate.GridGraphGenerator;
import org.jgrapht.generate.HyperCubeGraphGenerator;
import org.jgrapht.generate.LinearGraphGenerator;
import org.jgrapht.generate.RingGraphGenerator;
import org.jgrapht.generate.StarGraphGenerator;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our formulas against JGraphT's generators, up to the names of the nodes.
class ClassicGraphsTest {
    private static final Map<String, GraphGenerator<Integer, DefaultEdge, Integer>> LIBRARY = Map.of(
            "ring", new RingGraphGenerator<>(16), "path", new LinearGraphGenerator<>(16), "star", new StarGraphGenerator<>(16),
            "complete", new CompleteGraphGenerator<>(16), "hypercube", new HyperCubeGraphGenerator<>(4));

    @ParameterizedTest
    @ValueSource(strings = {"ring", "path", "star", "complete", "hypercube"})
    void agreesWithTheLibrary(String name) {
        assertSame(graph(name, 16), LIBRARY.get(name));
    }

    @Test
    void gridAgreesWithTheLibrary() {
        assertSame(graph("grid", 4, 3), new GridGraphGenerator<>(4, 3));
    }

    private static void assertSame(Topology ours, GraphGenerator<Integer, DefaultEdge, Integer> generator) {
        Graph<Integer, DefaultEdge> theirs =
                new DefaultDirectedGraph<>(SupplierUtil.createIntegerSupplier(), DefaultEdge::new, false);
        generator.generateGraph(theirs);
        for (DefaultEdge edge : theirs.edgeSet().toArray(DefaultEdge[]::new)) {
            theirs.addEdge(theirs.getEdgeTarget(edge), theirs.getEdgeSource(edge));
        }
        assertThat(new VF2GraphIsomorphismInspector<>(library(ours), theirs).isomorphismExists()).isTrue();
    }
}
