package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/// What gossip does to the values at the nodes: it keeps their mean, and contracts the distance to it by λ2.
class GossipTest {
    @Provide
    Arbitrary<MixingMatrix> matrices() {
        return Arbitraries.of(Weights.standard(graph("ring", 20)), Weights.standard(graph("star", 20)), Graphs.weights("lazy", graph("path", 20)),
                Graphs.weights("best_constant", graph("grid", 4, 5)), Weights.standard(graph("exponential", 20)),
                Graphs.schedule("matching", 20).at(3, 1), Weights.standard(graph("small_world", 20, 4, 0.3)),
                Graphs.schedule("one_peer_exponential", 20).at(2, 0));
    }

    @Property(tries = 300, seed = "1")
    void keepsTheMeanAndContracts(@ForAll("matrices") MixingMatrix w, @ForAll @Size(20) List<@DoubleRange(min = -1e3, max = 1e3) Double> values) {
        double[] x = values.stream().mapToDouble(v -> v).toArray();
        double[] y = new double[20];
        w.multiply(x, y);
        double mean = Arrays.stream(x).average().orElseThrow();
        assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(mean, within(1e-10));
        assertThat(distance(y, mean)).isLessThanOrEqualTo((w.spectrum().lambda2() + 1e-12) * distance(x, mean) + 1e-9);
    }

    @Property(tries = 100, seed = "1")
    void columnStochasticWeightsKeepTheSum(@ForAll @Size(6) List<@DoubleRange(min = -1e3, max = 1e3) Double> values) {
        MixingMatrix w = Weights.standard(graph("directed", graph("star", 6)));
        double[] x = values.stream().mapToDouble(v -> v).toArray();
        double[] y = new double[6];
        w.multiply(x, y);
        assertThat(Arrays.stream(y).sum()).isCloseTo(Arrays.stream(x).sum(), within(1e-9));
    }

    private static double distance(double[] x, double mean) {
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum());
    }
}
