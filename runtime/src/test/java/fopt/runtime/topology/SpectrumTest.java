package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Eigenvalues against closed forms, and the iterative ones against the dense ones.
class SpectrumTest {
    private static final double EXACT = 1e-13;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 9, 16, 25, 100})
    void ring(int n) {
        Spectrum s = Weights.standard(graph("ring", n)).spectrum();
        double second = (1 + 2 * Math.cos(2 * Math.PI / n)) / 3;
        double last = (1 + 2 * Math.cos(2 * Math.PI * (n / 2) / n)) / 3;
        assertSpectrum(s, Math.max(Math.abs(second), Math.abs(last)), last, EXACT);
    }

    /// Too large for the dense way: the gap is 1.3e-5, and known to 1e-9.
    @Test
    void largeRing() {
        Spectrum s = Weights.standard(graph("ring", 1001)).spectrum();
        assertSpectrum(s, (1 + 2 * Math.cos(2 * Math.PI / 1001)) / 3, (1 + 2 * Math.cos(2 * Math.PI * 500 / 1001)) / 3, 1e-9);
        assertThat(s.accuracy()).isLessThan(1e-8);
    }

    /// Metropolis on a path is 1/3 on the edges: eigenvalues (1 + 2 cos(πk/n))/3.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 40})
    void path(int n) {
        Spectrum s = Weights.standard(graph("path", n)).spectrum();
        double shift = n == 2 ? 1.0 / 2 : 1.0 / 3;
        double second = 1 - 2 * shift * (1 - Math.cos(Math.PI / n));
        double last = 1 - 2 * shift * (1 - Math.cos(Math.PI * (n - 1) / n));
        assertSpectrum(s, Math.max(Math.abs(second), Math.abs(last)), last, EXACT);
    }

    /// Metropolis on a star is 1/n on the edges: eigenvalues 1, 1 − 1/n, 0.
    @ParameterizedTest
    @ValueSource(ints = {3, 8, 30})
    void star(int n) {
        assertSpectrum(Weights.standard(graph("star", n)).spectrum(), 1 - 1.0 / n, 0, EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 50, 700})
    void complete(int n) {
        assertSpectrum(Weights.standard(graph("complete", n)).spectrum(), 0, 0, 1e-12);
    }

    /// Weights 1/(k + 1) on the hypercube of dimension k: eigenvalues 1 − 2j/(k + 1).
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 10})
    void hypercube(int k) {
        Spectrum s = Weights.standard(graph("hypercube", 1 << k)).spectrum();
        assertSpectrum(s, (k - 1.0) / (k + 1), (1.0 - k) / (k + 1), 1e-12);
    }

    /// Products of rings: eigenvalues (1 + 2 cos a + 2 cos b)/5.
    @Test
    void torus() {
        Spectrum s = Weights.standard(graph("torus", 5, 8)).spectrum();
        assertSpectrum(s, (3 + 2 * Math.cos(2 * Math.PI / 8)) / 5, (1 + 2 * Math.cos(4 * Math.PI / 5) - 2) / 5, EXACT);
    }

    /// Ying et al. 2021: λ2 of the static exponential graph is 1 − 2/(1 + log2 n) for n a power of two.
    @ParameterizedTest
    @ValueSource(ints = {4, 16, 64, 1024})
    void exponential(int n) {
        double k = Math.log(n) / Math.log(2);
        assertThat(Weights.standard(graph("exponential", n)).spectrum().lambda2()).isCloseTo(1 - 2 / (1 + k), within(1e-9));
    }

    /// Lazy weights have no negative eigenvalue, so that "the smallest" is not the one of consensus, nor 0 from deflation.
    @Test
    void lazyRing() {
        Spectrum s = weights("lazy", graph("ring", 9)).spectrum();
        assertSpectrum(s, (4 + 2 * Math.cos(2 * Math.PI / 9)) / 6, (4 + 2 * Math.cos(8 * Math.PI / 9)) / 6, EXACT);
    }

    /// Directed ring with push-sum weights is (I + P)/2: singular values |cos(πk/n)|; as one step it contracts less than in the long run.
    @ParameterizedTest
    @ValueSource(ints = {8, 801})
    void oneWayRing(int n) {
        Spectrum s = Weights.standard(ClassicGraphs.hop(n, 1).toTopology("hop")).spectrum();
        assertSpectrum(s, Math.cos(Math.PI / n), (1 + Math.cos(2 * Math.PI * (n / 2) / n)) / 2, 1e-9);
    }

    /// Columns (1/2, 1/2, 0), (0, 1/2, 1/2), (1/3, 1/3, 1/3): characteristic polynomial (λ − 1)(λ² − λ/3 + 1/12), |λ| = sqrt(1/12).
    @Test
    void pushSumHasComplexEigenvalues() {
        Topology graph = new Topology("three", true, new int[][] {{2}, {0, 2}, {1}});
        MixingMatrix w = Weights.standard(graph);
        assertThat(w.isColumnStochastic() && !w.isRowStochastic()).isTrue();
        assertSpectrum(w.spectrum(), Math.sqrt(1.0 / 12), 1.0 / 6, EXACT);
    }

    @Test
    void oneNodeAndTwoParts() {
        assertSpectrum(Weights.standard(graph("ring", 1)).spectrum(), 0, 1, 0);
        assertSpectrum(WeightSchemes.identity(4).spectrum(), 1, 1, EXACT);
        assertSpectrum(WeightSchemes.identity(800).spectrum(), 1, 1, EXACT);
    }

    static Stream<MixingMatrix> mediumMatrices() {
        return Stream.of(Weights.standard(graph("random_regular", 300, 3)), Weights.standard(graph("barabasi_albert", 250, 2)),
                weights("lazy", graph("geometric", 200, 0.15)), Weights.standard(graph("small_world", 200, 4, 0.1)),
                weights("best_constant", graph("grid", 12, 17)), Weights.standard(graph("exponential", 300)));
    }

    @ParameterizedTest
    @MethodSource("mediumMatrices")
    void lanczosAgreesWithTheDenseDecomposition(MixingMatrix w) {
        Spectrum dense = DenseSpectrum.of(w);
        Spectrum iterative = IterativeSpectrum.of(w);
        assertSpectrum(iterative, dense.lambda2(), dense.smallest(), 1e-9);
        assertThat(iterative.accuracy()).isLessThan(1e-8);
    }

    @Test
    void arnoldiAgreesWithTheDenseDecomposition() {
        for (String scheme : List.of("column_stochastic", "row_stochastic")) {
            for (Topology graph : List.of(graph("directed", graph("barabasi_albert", 200, 2)), irregular(300))) {
                MixingMatrix w = weights(scheme, graph);
                assertThat(w.isDoublyStochastic()).isFalse();
                assertThat(IterativeSpectrum.of(w).lambda2()).isCloseTo(DenseSpectrum.of(w).lambda2(), within(1e-8));
                assertThat(IterativeSpectrum.of(w).smallest()).isLessThanOrEqualTo(DenseSpectrum.of(w).smallest() + 1e-9);
            }
        }
    }

    private static Topology irregular(int n) {
        Edges edges = Edges.directed(n);
        for (int i = 0; i < n; i++) {
            edges.add(i, (i + 1) % n);
            edges.add(i, (int) ((long) i * i % n));
            edges.add(i, (7 * i + 3) % n);
        }
        Topology graph = edges.toTopology("irregular");
        assertThat(graph.isConnected()).isTrue();
        return graph;
    }

    /// Fiedler: the path has 2(1 − cos(π/n)), the star 1 and n.
    @Test
    void laplacians() {
        LaplacianSpectrum path = graph("path", 12).laplacian();
        assertThat(path.connectivity()).isCloseTo(2 * (1 - Math.cos(Math.PI / 12)), within(EXACT));
        assertThat(path.largest()).isCloseTo(2 * (1 + Math.cos(Math.PI / 12)), within(EXACT));
        LaplacianSpectrum large = graph("star", 2000).laplacian();
        assertThat(large.connectivity()).isCloseTo(1, within(1e-6));
        assertThat(large.largest()).isCloseTo(2000, within(1e-6));
    }

    @Test
    void sameMatrixSameBits() {
        assertThat(Weights.standard(graph("random_regular", 5000, 4)).spectrum())
                .isEqualTo(Weights.standard(graph("random_regular", 5000, 4)).spectrum());
    }

    @Test
    void described() {
        assertThat(Weights.standard(graph("ring", 25)).describe()).isEqualTo("ring(25): 25 nodes, 25 edges, degree 2; weights metropolis: "
                + "symmetric, doubly stochastic; λ2 = 0.979, gap = 0.0209, smallest eigenvalue -0.328");
        assertThat(Weights.standard(graph("complete", 4)).describe()).endsWith("λ2 = 0, gap = 1, smallest eigenvalue 0");
    }

    private static void assertSpectrum(Spectrum s, double lambda2, double smallest, double tolerance) {
        assertThat(s.lambda2()).isCloseTo(lambda2, within(tolerance));
        assertThat(s.gap()).isCloseTo(1 - lambda2, within(tolerance));
        assertThat(s.smallest()).isCloseTo(smallest, within(tolerance));
    }
}
