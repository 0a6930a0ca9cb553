package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Graphs from files: numbering, comments, loops, directions, and errors with their lines.
class GraphFilesTest {
    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void numbersKeepTheirOrderWhereverTheyStart() throws IOException {
        Topology graph = graph("edge_list", file("a.edges", "# a path, 1-based\n10 2 # last\n2, 1\n\n% and a loop:\n1 1\n1 2\n"));
        assertThat(graph.describe()).isEqualTo("edge_list(\"a.edges\"): 3 nodes, 2 edges, degree 1 to 2");
        assertThat(heard(graph, 1)).containsExactly(0, 2);
    }

    @Test
    void namesAreNumberedAsTheyAppear() throws IOException {
        Topology graph = graph("edge_list", file("a.edges", "Medici Pazzi\nAlbizzi Medici\n"));
        assertThat(heard(graph, 0)).containsExactly(1, 2);
    }

    @Test
    void directedEdgesSpeakFromLeftToRight() throws IOException {
        Topology graph = graph("edge_list", file("a.edges", "0 1\n1 2\n2 0\n0 2"), true);
        assertThat(heard(graph, 2)).containsExactly(0, 1);
        assertThat(heard(graph, 1)).containsExactly(0);
    }

    @Test
    void disconnectedGraphsAreRefusedUnlessTheLargestPartIsAskedFor() throws IOException {
        String file = file("a.edges", "0 1\n2 3\n3 4\n4 2\n4 5\n");
        assertFails("E403", "edge_list(\"a.edges\") is not connected: 6 nodes in 2 components of sizes 4, 2. ", "edge_list", file);
        Topology part = graph("edge_list", file, false, true);
        assertThat(part.nodes()).isEqualTo(4);
        assertThat(heard(part, 2)).containsExactly(0, 1, 3);
        assertFails("E403", "is not strongly connected: 6 nodes in 4 components of sizes 3, 1, 1, 1", "edge_list", file, true);
        assertThat(graph("edge_list", file, true, true).directedEdges()).isEqualTo(3);
    }

    @Test
    void malformedLinesAreNamed() throws IOException {
        String file = file("a.edges", "0 1\n1 2 0.5\n");
        assertFails("E405", file + ":2: found 3 fields, expected two, the nodes of an edge: \"1 2 0.5\". Weights are not read", "edge_list", file);
        assertFails("E405", ":1: found 1 field, expected two", "edge_list", file("b.edges", "7"));
        assertFails("E405", "no nodes and no edges", "edge_list", file("c.edges", "# nothing\n"));
        assertFails("E404", "there is no file", "edge_list", folder.resolve("none").toString());
    }

    @Test
    void graphMlSaysWhetherItIsDirected() throws IOException {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
                  <graph id="G" edgedefault="undirected">
                    <node id="n0"/><node id="n1"/><node id="n2"/>
                    <edge source="n0" target="n1"><data key="d1">2.5</data></edge><edge source="n1" target="n2"/><edge source="n2" target="n0"/>
                  </graph>
                </graphml>
                """;
        assertThat(graph("graphml", file("a.graphml", text)).describe()).endsWith("3 nodes, 3 edges, degree 2");
        Topology ring = graph("graphml", file("b.graphml", text.replace("undirected", "directed")));
        assertThat(ring.directed()).isTrue();
        assertThat(heard(ring, 1)).containsExactly(0);
        assertFails("E405", "is not GraphML that can be read", "graphml", file("c.graphml", text.substring(0, 300)));
    }

    @Test
    void dotSaysWhetherItIsDirected() throws IOException {
        Topology ring = graph("dot", file("a.dot", "// a ring\nstrict digraph G { a -> b -> c [color = red]; c -> a; }"));
        assertThat(ring.directed()).isTrue();
        assertThat(heard(ring, 1)).containsExactly(0);
        assertThat(graph("dot", file("b.dot", "/* digraph? */ graph digraphs { a -- b; b -- c; a -- c }")).describe())
                .endsWith("3 nodes, 3 edges, degree 2");
        assertFails("E405", "is not DOT that can be read: line 1:13", "dot", file("c.dot", "graph { a -- "));
    }

    @ParameterizedTest
    @CsvSource({"karate_club, 34, 78", "davis_southern_women, 32, 89", "florentine_families, 15, 20", "les_miserables, 77, 254"})
    void knownNetworksHaveTheirKnownSizes(String name, int nodes, int edges) {
        Topology graph = graph("edge_list", shared(name + ".edges").toString());
        assertThat(graph.nodes()).isEqualTo(nodes);
        assertThat(graph.edges()).isEqualTo(edges);
    }

    @Test
    void snapNetworksHaveTheirPublishedSizes() {
        Topology facebook = graph("edge_list", shared("facebook_combined.txt").toString());
        assertThat(facebook.nodes()).isEqualTo(4039);
        assertThat(facebook.edges()).isEqualTo(88_234);
        String email = shared("email-Eu-core.txt").toString();
        assertThat(graph("edge_list", email, true, true).nodes()).as("largest strongly connected component, as SNAP states it").isEqualTo(803);
        assertThat(graph("edge_list", email, false, true).nodes()).as("largest connected component, as SNAP states it").isEqualTo(986);
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("fopt.root", "."), "..", "shared", "data", "graphs", name);
        assumeTrue(Files.exists(file), "data sets are not beside the project");
        return file;
    }

    private static void assertFails(String code, String message, String name, Object... arguments) {
        assertThatThrownBy(() -> graph(name, arguments)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting(e -> ((UserError) e).code()).isEqualTo(code);
    }
}
