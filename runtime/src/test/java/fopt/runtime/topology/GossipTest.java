package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What gossip does to the values at the nodes: it keeps their mean, and contracts the distance to it by λ2.
class GossipTest {
    static Stream<MixingMatrix> matrices() {
        return Stream.of(Weights.standard(graph("ring", 20)), Weights.standard(graph("star", 20)), Graphs.weights("lazy", graph("path", 20)),
                Graphs.weights("best_constant", graph("grid", 4, 5)), Weights.standard(graph("exponential", 20)),
                Graphs.schedule("matching", 20).at(3, 1), Weights.standard(graph("small_world", 20, 4, 0.3)),
                Graphs.schedule("one_peer_exponential", 20).at(2, 0));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void keepsTheMeanAndContracts(MixingMatrix w) {
        for (int seed = 1; seed <= 40; seed++) {
            double[] x = values(20, seed);
            double[] y = new double[20];
            w.multiply(x, y);
            double mean = Arrays.stream(x).average().orElseThrow();
            assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(mean, within(1e-10));
            assertThat(distance(y, mean)).isLessThanOrEqualTo((w.spectrum().lambda2() + 1e-12) * distance(x, mean) + 1e-9);
        }
    }

    @RepeatedTest(100)
    void columnStochasticWeightsKeepTheSum(RepetitionInfo repetition) {
        MixingMatrix w = Weights.standard(graph("directed", graph("star", 6)));
        double[] x = values(6, repetition.getCurrentRepetition());
        double[] y = new double[6];
        w.multiply(x, y);
        assertThat(Arrays.stream(y).sum()).isCloseTo(Arrays.stream(x).sum(), within(1e-9));
    }

    /// Every second time many entries are 0, or alike.
    private static double[] values(int n, int seed) {
        Random random = new Random(seed);
        return random.doubles(n, -1e3, 1e3).map(v -> seed % 2 == 0 ? v : Math.rint(v / 1e3) * 1e3).toArray();
    }

    private static double distance(double[] x, double mean) {
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum());
    }
}
