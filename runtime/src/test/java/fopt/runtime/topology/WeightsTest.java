package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The contract that all weights keep, their formulas, and the errors about them.
class WeightsTest {
    private static final List<Topology> UNDIRECTED = List.of(graph("ring", 1), graph("ring", 2), graph("ring", 9), graph("star", 8),
            graph("complete", 7), graph("grid", 3, 4), graph("barabasi_albert", 40, 2), graph("random_regular", 700, 3));
    private static final List<Topology> DIRECTED = List.of(graph("exponential", 10), graph("directed", graph("star", 6)),
            new Topology("irregular", true, new int[][] {{3, 1}, {0}, {1, 0}, {2}}));
    private static final Set<String> FOR_REGULAR = Set.of("uniform");
    private static final Set<String> FOR_DIRECTED = Set.of("uniform", "column_stochastic", "row_stochastic", "lazy");
    private static final Map<String, String> ONE_SIDED = Map.of("column_stochastic", "column", "row_stochastic", "row", "lazy", "column");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everySchemeKeepsTheContract() {
        return Weights.ALL.stream().filter(scheme -> !List.of("weights_from", "mixing_matrix").contains(scheme.name())).flatMap(scheme -> graphs(scheme.name())
                .map(graph -> DynamicTest.dynamicTest(scheme.name() + " on " + graph.name(), () -> check(scheme, graph))));
    }

    private static Stream<Topology> graphs(String scheme) {
        Stream<Topology> all = FOR_DIRECTED.contains(scheme) ? Stream.concat(UNDIRECTED.stream(), DIRECTED.stream()) : UNDIRECTED.stream();
        return all.filter(graph -> !FOR_REGULAR.contains(scheme) || graph.isRegular());
    }

    private static void check(Generator<MixingMatrix> scheme, Topology graph) {
        MixingMatrix w = scheme.build(List.of(graph), 1);
        assertThat(w.nodes()).isEqualTo(graph.nodes());
        boolean oneSided = ONE_SIDED.containsKey(scheme.name()) && (graph.directed() || !scheme.name().equals("lazy"));
        if (!oneSided) {
            assertThat(w.isDoublyStochastic()).isTrue();
            assertThat(w.isSymmetric()).isEqualTo(!graph.directed());
        } else {
            assertThat(ONE_SIDED.get(scheme.name()).equals("row") ? w.isRowStochastic() : w.isColumnStochastic()).isTrue();
        }
        for (int i = 0; i < w.nodes(); i++) {
            for (int k = w.rowStart()[i]; k < w.rowStart()[i + 1]; k++) {
                int j = w.column()[k];
                assertThat(j == i || graph.hears(i, j)).isTrue();
                assertThat(k == w.rowStart()[i] || w.column()[k - 1] < j).as("columns ascend").isTrue();
                assertThat(w.weight()[k]).isNotZero();
            }
        }
    }

    @Test
    void formulas() {
        Topology grid = graph("grid", 2, 3);
        MixingMatrix metropolis = weights("metropolis", grid);
        assertThat(metropolis.entry(0, 1)).isEqualTo(1.0 / 4);
        assertThat(metropolis.entry(0, 3)).isEqualTo(1.0 / 3);
        assertThat(metropolis.entry(0, 0)).isCloseTo(5.0 / 12, within(1e-15));
        assertThat(metropolis.entry(0, 2)).isZero();
        assertThat(weights("max_degree", grid).entry(0, 3)).isEqualTo(1.0 / 4);
        assertThat(weights("uniform", graph("complete", 8)).weight()).containsOnly(1.0 / 8).hasSize(64);
        assertThat(weights("lazy", grid).entry(0, 0)).isCloseTo((1 + 5.0 / 12) / 2, within(1e-15));
        assertThat(weights("lazy", weights("max_degree", grid)).scheme()).isEqualTo("lazy max_degree");
        MixingMatrix star = weights("column_stochastic", graph("directed", graph("star", 5)));
        assertThat(star.entry(1, 0)).isEqualTo(1.0 / 5);
        assertThat(star.entry(0, 1)).isEqualTo(1.0 / 2);
        assertThat(weights("row_stochastic", graph("directed", graph("star", 5))).entry(1, 0)).isEqualTo(1.0 / 2);
    }

    /// The Laplacian of a star has the eigenvalues 0, 1, n, so α = 2/(1 + n) and λ2 = (n − 1)/(n + 1).
    @Test
    void bestConstantOfAStar() {
        MixingMatrix w = weights("best_constant", graph("star", 9));
        assertThat(w.entry(0, 3)).isCloseTo(2.0 / 10, within(1e-14));
        assertThat(w.spectrum().lambda2()).isCloseTo(8.0 / 10, within(1e-14));
    }

    @Test
    void bestConstantIsNoWorseThanMaxDegree() {
        for (Topology graph : UNDIRECTED.subList(2, 6)) {
            assertThat(weights("best_constant", graph).spectrum().lambda2())
                    .isLessThanOrEqualTo(weights("max_degree", graph).spectrum().lambda2() + 1e-14);
        }
    }

    @Test
    void standardWeights() {
        assertThat(Weights.standard(graph("ring", 5)).scheme()).isEqualTo("metropolis");
        assertThat(Weights.standard(graph("exponential", 5)).scheme()).isEqualTo("column_stochastic");
        assertThat(Weights.standard(graph("exponential", 5)).isDoublyStochastic()).isTrue();
    }

    @Test
    void schemesThatDoNotFitAreRefused() {
        assertFails("E409", "uniform weights need a regular graph: of star(5) node 1 has 4 and node 2 has 1 neighbours", "uniform", graph("star", 5));
        assertFails("E409", "exponential(8) is directed. Take column_stochastic", "metropolis", graph("exponential", 8));
    }

    @Test
    void matrixFromAFile() throws IOException {
        MixingMatrix w = fromFile("1/2, 1/2, 0 # first\n0.5 0.25 0.25\n0 1/4 3/4\n");
        assertThat(w.entry(0, 1)).isEqualTo(0.5);
        assertThat(w.isDoublyStochastic() && w.isSymmetric()).isTrue();
        assertThat(w.name()).isEqualTo("path(3) with from w.txt weights");
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        assertFile("E406", "row 1, column 3 is 0.5, but in path(3) node 1 does not hear node 3", "0.5 0 0.5\n0 1 0\n0.5 0 0.5\n");
        assertFile("E407", "row 2 sums to 0.99", "0.5 0.5 0\n0.5 0.24 0.25\n0 0.25 0.75\n");
        assertFile("E408", "nodes 1 and 2 have weights 0.5 and 0.25", "0.5 0.5 0\n0.25 0.5 0.25\n0 0.25 0.75\n");
        assertFile("E405", "w.txt:2: found 2 numbers, expected 3", "0.5 0.5 0\n0.5 0.5\n");
        assertFile("E405", "found 2 rows of weights, expected one for each of the 3 nodes", "0.5 0.5 0\n0.5 0.25 0.25\n");
        assertFile("E405", "w.txt:1: found \"half\", expected a number", "half 0.5 0\n");
        assertFile("E405", "found \"1/0\"", "1/0 0.5 0\n");
    }

    private MixingMatrix fromFile(String text) throws IOException {
        return weights("weights_from", graph("path", 3), Files.writeString(folder.resolve("w.txt"), text).toString());
    }

    private void assertFile(String code, String message, String text) {
        assertThatThrownBy(() -> fromFile(text)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting(e -> ((UserError) e).code()).isEqualTo(code);
    }

    private static void assertFails(String code, String message, String name, Object... arguments) {
        assertThatThrownBy(() -> weights(name, arguments)).isInstanceOf(UserError.class).hasMessageContaining(message)
                .extracting(e -> ((UserError) e).code()).isEqualTo(code);
    }

    /// Weights by themselves: the graph is where they are not 0, and directed if they are not symmetric.
    @Test
    void aMatrixIsItsOwnGraph() {
        double[] symmetric = {0.5, 0.5, 0, 0.5, 0.25, 0.25, 0, 0.25, 0.75};
        MixingMatrix w = weights("mixing_matrix", matrix(symmetric));
        assertThat(w.topology().directed()).isFalse();
        assertThat(w.topology().hears(0, 2)).isFalse();
        assertThat(w.dense()).containsExactly(symmetric);
        double[] columns = {0.5, 0, 0.5, 0.5, 0.5, 0, 0, 0.5, 0.5};
        assertThat(weights("mixing_matrix", matrix(columns)).topology().directed()).isTrue();
        assertThat(weights("mixing_matrix", matrix(columns)).isColumnStochastic()).isTrue();
        assertThatThrownBy(() -> weights("mixing_matrix", matrix(1, 0, 0, 0, 1, 0, 0, 0, 2))).hasMessageContaining("row 3 sums to 2.0");
        assertThatThrownBy(() -> weights("mixing_matrix", matrix(1, 0, 0, 0, Double.NaN, 0, 0, 0, 1))).hasMessageContaining("row 2, column 2 is NaN");
        assertThatThrownBy(() -> weights("mixing_matrix", fopt.runtime.file.Datum.Numbers.of(new double[] {1, 2}))).hasMessageContaining("found 2 numbers");
    }

    private static fopt.runtime.file.Datum matrix(double... entries) {
        return new fopt.runtime.file.Datum.Numbers(new int[] {3, 3}, entries, false);
    }
}
