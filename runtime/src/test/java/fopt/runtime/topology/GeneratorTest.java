package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import org.junit.jupiter.api.Test;

/// What a user reads when the arguments of a generator do not fit.
class GeneratorTest {
    @Test
    void integersMayComeAsAnyNumber() {
        assertThat(graph("ring", 5L).name()).isEqualTo("ring(5)");
        assertThat(graph("ring", 5.0).nodes()).isEqualTo(5);
    }

    @Test
    void numberOfArguments() {
        assertFails("E401", "torus(rows, columns): found 1 arguments, expected 2.", "torus", 4);
        assertFails("E401", "edge_list(file, directed = false, largest = false): found 4 arguments, expected 1 to 3", "edge_list", "f", true, true, 1);
    }

    @Test
    void kindOfArguments() {
        assertFails("E401", "ring: n must be an integer of at least 1, found 2.5 (number of nodes).", "ring", 2.5);
        assertFails("E401", "found \"many\"", "ring", "many");
        assertFails("E401", "found the graph ring(3)", "ring", graph("ring", 3));
        assertFails("E401", "directed: graph must be a graph, found 3 (the graph).", "directed", 3);
    }

    @Test
    void rangeOfArguments() {
        assertFails("E401", "ring: n must be an integer of at least 1, found 0", "ring", 0);
        assertFails("E401", "p must be a number of at least 0 and at most 1, found 1.5", "erdos_renyi", 10, 1.5);
        assertFails("E402", "hypercube(12): the number of nodes must be a power of two, such as 8 or 16", "hypercube", 12);
        assertFails("E402", "must be even (k/2 on either side) and below n = 10", "small_world", 10, 3, 0.1);
        assertFails("E402", "are more than fit", "grid", 1_000_000, 1_000_000);
    }

    private static void assertFails(String code, String message, String name, Object... arguments) {
        assertThatThrownBy(() -> graph(name, arguments)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting(e -> ((UserError) e).code()).isEqualTo(code);
    }
}
