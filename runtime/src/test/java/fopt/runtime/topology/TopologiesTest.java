package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.heard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The contract that every graph of the list keeps, and the degrees and sizes of those with a formula.
class TopologiesTest {
    @TempDir
    Path folder;

    /// Arguments to try each generator with: number of nodes that must come out -> arguments.
    private Map<String, List<Example>> examples() throws IOException {
        Path edges = Files.writeString(folder.resolve("triangle.edges"), "1 2\n2 3\n3 1\n");
        Path graphml = Files.writeString(folder.resolve("pair.graphml"), """
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">
                <node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>""");
        Path dot = Files.writeString(folder.resolve("path.dot"), "graph { a -- b -- c; }");
        Path matrix = Files.writeString(folder.resolve("path.csv"), "0,1,0\n1,0,1\n0,1,0\n");
        return Map.ofEntries(
                Map.entry("ring", sizes(1, 2, 3, 25)), Map.entry("path", sizes(1, 2, 10)), Map.entry("star", sizes(1, 2, 9)),
                Map.entry("complete", sizes(1, 2, 12)), Map.entry("hypercube", sizes(1, 2, 32)), Map.entry("binary_tree", sizes(1, 2, 12)),
                Map.entry("exponential", sizes(1, 2, 3, 16, 25)),
                Map.entry("grid", List.of(example(12, 3, 4), example(5, 1, 5), example(1, 1, 1))),
                Map.entry("torus", List.of(example(16, 4, 4), example(6, 2, 3), example(5, 1, 5), example(1, 1, 1))),
                Map.entry("erdos_renyi", List.of(example(40, 40, 0.2), example(5, 5, 1), example(1, 1, 0.0))),
                Map.entry("random_regular", List.of(example(20, 20, 3), example(9, 9, 6), example(5, 5, 4), example(500, 500, 4))),
                Map.entry("geometric", List.of(example(50, 50, 0.4), example(8, 8, 2), example(1, 1, 0.1))),
                Map.entry("small_world", List.of(example(30, 30, 4, 0.2), example(10, 10, 2, 0.0))),
                Map.entry("barabasi_albert", List.of(example(30, 30, 2), example(3, 3, 2))),
                Map.entry("edge_list", List.of(example(3, edges.toString()), example(3, edges.toString(), true))),
                Map.entry("graphml", List.of(example(2, graphml.toString()))),
                Map.entry("dot", List.of(example(3, dot.toString()))),
                Map.entry("adjacency", List.of(example(3, matrix.toString()), example(3, fopt.runtime.file.CsvTable.read(matrix)))),
                Map.entry("directed", List.of(example(25, graph("ring", 25)))));
    }

    private record Example(int nodes, List<Object> arguments) {
    }

    private static Example example(int nodes, Object... arguments) {
        return new Example(nodes, List.of(arguments));
    }

    private static List<Example> sizes(Integer... sizes) {
        return Stream.of(sizes).map(n -> example(n, n)).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyGeneratorKeepsTheContract() throws IOException {
        Map<String, List<Example>> examples = examples();
        return Topologies.ALL.stream().flatMap(g -> examples.get(g.name()).stream()
                .map(e -> DynamicTest.dynamicTest(g.name() + e.arguments(), () -> check(g, e))));
    }

    private static void check(Generator<Topology> generator, Example example) {
        Topology graph = generator.build(example.arguments(), 3);
        assertThat(graph.nodes()).isEqualTo(example.nodes());
        assertThat(Graphs.library(graph).edgeSet()).as("no parallel edges").hasSize(graph.directedEdges());
        assertThat(new org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector<>(Graphs.library(graph)).isStronglyConnected()).isTrue();
        for (int i = 0; i < graph.nodes(); i++) {
            assertThat(heard(graph, i)).isSorted().doesNotContain(i);
            assertThat(Arrays.stream(heard(graph, i))).allMatch(j -> j >= 0 && j < example.nodes());
        }
        checkReverse(graph);
        assertThat(generator.build(example.arguments(), 3).neighbours()).isEqualTo(graph.neighbours());
        assertThat(generator.doc()).endsWith(".");
    }

    private static void checkReverse(Topology graph) {
        for (int i = 0; i < graph.nodes(); i++) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                int j = graph.neighbours()[p];
                int back = graph.reverse()[p];
                assertThat(back >= 0).isEqualTo(graph.hears(j, i));
                if (back >= 0) {
                    assertThat(back).isBetween(graph.offsets()[j], graph.offsets()[j + 1] - 1);
                    assertThat(graph.neighbours()[back]).isEqualTo(i);
                }
                assertThat(graph.directed() || back >= 0).as("undirected edges go both ways").isTrue();
            }
        }
    }

    @Test
    void namesAreUniqueAndFound() {
        assertThat(Topologies.ALL).extracting(Generator::name).doesNotHaveDuplicates();
        assertThat(Topologies.byName("torus").orElseThrow().signature()).isEqualTo("torus(rows, columns)");
        assertThat(Topologies.byName("rign")).isEmpty();
    }

    @Test
    void degreesAndEdgesAreThoseOfTheBooks() {
        assertThat(graph("ring", 25).describe()).isEqualTo("ring(25): 25 nodes, 25 edges, degree 2");
        assertThat(graph("torus", 4, 5).describe()).isEqualTo("torus(4, 5): 20 nodes, 40 edges, degree 4");
        assertThat(graph("grid", 3, 4).edges()).isEqualTo(3 * 3 + 2 * 4);
        assertThat(graph("hypercube", 32).describe()).isEqualTo("hypercube(32): 32 nodes, 80 edges, degree 5");
        assertThat(graph("star", 9).describe()).isEqualTo("star(9): 9 nodes, 8 edges, degree 1 to 8");
        assertThat(graph("exponential", 16).describe())
                .isEqualTo("exponential(16): 16 nodes, 64 directed edges, hears 4, speaks to 4");
        assertThat(graph("barabasi_albert", 30, 2).edges()).isEqualTo(3 + 27 * 2);
        assertThat(graph("small_world", 30, 4, 0.3).edges()).isEqualTo(60);
        assertThat(graph("path", 1).describe()).isEqualTo("path(1): 1 node, 0 edges, degree 0");
    }

    @Test
    void exponentialHearsPowersOfTwoBehind() {
        assertThat(heard(graph("exponential", 10), 3)).containsExactly(1, 2, 5, 9);
    }

    @Test
    void predicates() {
        assertThat(graph("binary_tree", 12).isTree()).isTrue();
        assertThat(graph("path", 5).isTree()).isTrue();
        assertThat(graph("ring", 5).isTree()).isFalse();
        assertThat(graph("directed", graph("path", 5)).isTree()).isFalse();
        assertThat(graph("ring", 6).isBipartite()).isTrue();
        assertThat(graph("ring", 7).isBipartite()).isFalse();
        assertThat(graph("hypercube", 16).isBipartite()).isTrue();
        assertThat(graph("exponential", 8).isBipartite()).isFalse();
        assertThat(Topology.isolated(3).isConnected()).isFalse();
        assertThat(graph("ring", 7).isRegular()).isTrue();
        assertThat(graph("path", 7).isRegular()).isFalse();
    }

    @Test
    void aHandmadeTopologySortsItsRows() {
        Topology graph = new Topology("mine", true, new int[][] {{2, 1}, {}, {1}});
        assertThat(heard(graph, 0)).containsExactly(1, 2);
        assertThat(graph.outDegree(1)).isEqualTo(2);
        assertThat(graph.isConnected()).isFalse();
        assertThat(Arrays.stream(graph.reverse())).allMatch(p -> p < 0);
    }
}
