package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The random graphs: their laws, their seeds, and what is said when none is connected.
class RandomGraphTest {
    @ParameterizedTest
    @CsvSource({"erdos_renyi, 0.2", "geometric, 0.4", "random_regular, 4", "barabasi_albert, 3"})
    void anotherSeedGivesAnotherGraph(String name, double parameter) {
        Generator<Topology> generator = Topologies.byName(name).orElseThrow();
        int[] first = generator.build(List.of(30, parameter), 1).neighbours();
        assertThat(generator.build(List.of(30, parameter), 2).neighbours()).isNotEqualTo(first);
    }

    /// These numbers hold on every machine and with any version of the JVM; a change of them changes every user's runs.
    @ParameterizedTest
    @CsvSource({"erdos_renyi, 0.2, -2111226048", "geometric, 0.4, 1228737271", "random_regular, 4, 1143585835", "barabasi_albert, 3, 598329980"})
    void theGraphsOfASeedStayTheSame(String name, double parameter, int hash) {
        Topology graph = Topologies.byName(name).orElseThrow().build(List.of(30, parameter), 1);
        assertThat(Arrays.hashCode(graph.neighbours())).isEqualTo(hash);
    }

    @Test
    void theSmallWorldOfASeedStaysTheSame() {
        assertThat(Arrays.hashCode(graph("small_world", 30, 4, 0.3).neighbours())).isEqualTo(-1487518048);
    }

    @ParameterizedTest
    @CsvSource({"10, 3", "11, 4", "7, 6", "50, 31", "2000, 3"})
    void regularGraphsAreRegular(int n, int k) {
        Topology graph = graph("random_regular", n, k);
        assertThat(graph.isRegular()).isTrue();
        assertThat(graph.maxDegree()).isEqualTo(k);
    }

    /// 2,000 draws of 45 pairs: each pair's frequency is within 6 standard deviations; fails wrongly with probability below 1e-6.
    @Test
    void everyPairIsAnEdgeWithProbabilityP() {
        int[][] count = new int[10][10];
        Law law = new Law(Topologies.byName("erdos_renyi").orElseThrow(), List.of(10, 0.3));
        for (int round = 1; round <= 2000; round++) {
            Topology graph = law.draw(new Stream(), 5, round);
            for (int i = 0; i < 10; i++) {
                for (int j : Graphs.heard(graph, i)) {
                    count[i][j]++;
                }
            }
        }
        double deviation = Math.sqrt(0.3 * 0.7 / 2000);
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(count[i][j] / 2000.0).isCloseTo(0.3, within(6 * deviation));
            }
        }
    }

    @Test
    void geometricNeighboursAreExactlyThoseWithinTheRadius() {
        Topology graph = graph("geometric", 300, 0.13);
        Topology all = graph("geometric", 300, 2);
        assertThat(all.edges()).isEqualTo(300 * 299 / 2);
        double expected = Math.PI * 0.13 * 0.13 * 300 * 299 / 2;
        assertThat((double) graph.edges()).isBetween(0.7 * expected, 1.1 * expected);
    }

    @Test
    void tinyProbabilitiesDoNotOverflow() {
        Law law = new Law(Topologies.byName("erdos_renyi").orElseThrow(), List.of(1000, 1e-300));
        assertThat(law.draw(new Stream(), 1, 1).edges()).isZero();
    }

    @Test
    void aDisconnectedLawIsReportedWithItsComponents() {
        assertThatThrownBy(() -> graph("erdos_renyi", 40, 0.0)).isInstanceOf(UserError.class)
                .hasMessage("erdos_renyi(40, 0) is not connected: none of 100 draws was, and the last has 40 components of sizes "
                        + "1, 1, 1, 1, 1, 1 and 34 more. Nodes in different components never hear of each other. A graph of n nodes is connected "
                        + "when p is above (log n)/n, about; take a larger p, or redrawn(erdos_renyi(…)) for a new graph each round.")
                .extracting(e -> ((UserError) e).code()).isEqualTo("E403");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random_regular  | 5 | 3 | random_regular(5, 3): no graph of 5 nodes has degree 3 at each; nodes times degree must be even
            random_regular  | 5 | 5 | the degree must be below the number of nodes
            barabasi_albert | 5 | 5 | m must be below n
            """)
    void impossibleSizesAreExplained(String name, int n, int k, String message) {
        assertThatThrownBy(() -> graph(name, n, k)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting(e -> ((UserError) e).code()).isEqualTo("E402");
    }

    @Test
    void aFixedGraphHasNoLaw() {
        assertThatThrownBy(() -> new Law(Topologies.byName("ring").orElseThrow(), List.of(5))).isInstanceOf(UserError.class)
                .hasMessageContaining("ring is not random");
    }

    @Test
    void aMillionNodesAreBuiltRegularAndConnected() {
        Topology graph = graph("random_regular", 1_000_000, 4);
        assertThat(graph.directedEdges()).isEqualTo(4_000_000);
        assertThat(graph.isRegular()).isTrue();
    }
}
