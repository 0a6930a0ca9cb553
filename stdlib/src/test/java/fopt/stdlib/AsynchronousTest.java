package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.record.RunResult;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where asynchronous algorithms go, and how fast, against formulas.
class AsynchronousTest {
    private static final String PACES = " with timing(compute = i => i * 1 s)\n";

    private static double curvature(int i, int c) {
        return 1 + (7 * i + 3 * c) % 11 / 2.0;
    }

    private static double slope(int i, int c) {
        return ((37 * i + 59 * c) % 101 - 50.25) / 16;
    }

    /// The minimiser of Σ_i weight_i f_i on p, whose Hessians are diagonal in the mean of a node's samples.
    private static double[] minimiser(double[] weight) {
        return IntStream.rangeClosed(1, Problems.D).mapToDouble(c -> {
            double a = 0;
            double b = 0;
            for (int i = 1; i <= Problems.NODES; i++) {
                a += weight[i - 1] * curvature(i, c);
                b += weight[i - 1] * slope(i, c);
            }
            return b / a;
        }).toArray();
    }

    private static double distance(double[] x, double[] y) {
        return Math.sqrt(IntStream.range(0, x.length).mapToDouble(k -> (x[k] - y[k]) * (x[k] - y[k])).sum());
    }

    /// Worker i takes i seconds: ASGD minimises Σ f_i/i, up to a bias ∝ γ, rescaled ASGD Σ f_i.
    @Test
    void paceWeighsTheFunctions() {
        double[] uniform = minimiser(DoubleStream.generate(() -> 1).limit(Problems.NODES).toArray());
        double[] byPace = minimiser(IntStream.rangeClosed(1, Problems.NODES).mapToDouble(i -> 1.0 / i).toArray());
        double apart = distance(uniform, byPace);
        double[] fast = point("asgd(γ = 0.0002, batch = all)");
        double[] rescaled = point("rescaled_asgd(γ = 0.0002, batch = all)");
        assertThat(apart).isGreaterThan(0.5);
        assertThat(distance(fast, byPace)).isLessThan(0.01 * apart);
        assertThat(distance(rescaled, uniform)).isLessThan(0.01 * apart);
    }

    private static double[] point(String run) {
        return Problems.run("run " + run + " on p for 40000 s measure gap" + PACES).runs().getFirst().point();
    }

    /// Gradient descent with gradients τ rounds late, on a quadratic, is stable if and only if γL < 2 sin(π/(2(2τ + 1))): 5% below the bound it converges, 5% above it does not.
    @Test
    void delaysAreStableUpToTheirBound() {
        for (int τ : new int[] {0, 1, 2, 5, 10}) {
            double bound = 2 * Math.sin(Math.PI / (2 * (2 * τ + 1)));
            double[] below = distances(τ, 0.95 * bound);
            double[] above = distances(τ, 1.05 * bound);
            assertThat(below[below.length - 1]).as("τ = %d, below", τ).isLessThan(1e-3 * below[0]);
            assertThat(above[above.length - 1]).as("τ = %d, above", τ).isGreaterThan(1e3 * above[0]);
        }
    }

    private static double[] distances(int τ, double γ) {
        return Problems.run("run delayed_sgd(τ = " + τ + ", γ = " + γ + ", batch = all) on quadratic(nodes = 2, d = 1, μ = 1, L = 1) from 5 for 5000 rounds"
                + " measure distance every 1000").runs().getFirst().series("distance");
    }

    /// On a complete graph, each of the n(n-1)/2 edges ringing once a second, the expected squared distance to the mean falls as exp(-nt/2): each meeting
    /// takes ½(x_i - x_j)² away, and Σ_{i<j} (x_i - x_j)² = n ‖x - x̄‖². The mean of 1000 seeds at t = ½, n = 8, has a standard deviation
    /// below 0.004, and is within four of them with probability 1 - 6e-5.
    @Test
    void pairwiseGossipContractsAsExpected() {
        double[] ratios = ratios("complete(8)", 0.5, 1000);
        double mean = DoubleStream.of(ratios).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(ratios).map(r -> (r - mean) * (r - mean)).sum() / ratios.length);
        assertThat(deviation).isLessThan(0.004 * Math.sqrt(ratios.length));
        assertThat(mean).isCloseTo(Math.exp(-2), within(0.016));
    }

    /// On any graph it falls as exp(-λ₂t/2) or faster, λ₂ being that of the Laplacian: 2 - √2 on a ring of 8.
    @Test
    void itContractsOnARing() {
        assertThat(DoubleStream.of(ratios("ring(8)", 4, 200)).average().orElseThrow()).isLessThan(Math.exp(-2 * (2 - Math.sqrt(2))));
    }

    /// How much of the squared distance to the mean is left after some time, with each seed.
    private static double[] ratios(String graph, double seconds, int seeds) {
        List<RunResult> runs = Problems.run("run pairwise_gossip(v = ∇f(x0)) on p over " + graph + " for " + seconds + " s measure consensus with seeds(1.."
                + seeds + ")").runs();
        assertThat(runs).hasSize(seeds);
        return runs.stream().mapToDouble(r -> {
            double[] distance = r.series("consensus");
            double ratio = distance[distance.length - 1] / distance[0];
            return ratio * ratio;
        }).toArray();
    }

    /// DADAO is linear: its gap falls by exp(-t/8·sqrt(μ/(2Lmax))) or more, the flow's own rate, until it is at the end of what can be told.
    @Test
    void dadaoIsLinear() {
        double[] gap = Problems.run("run dadao() on p over ring(8) for 300 s measure gap every 50 s").runs().getFirst().series("gap");
        double mean = IntStream.rangeClosed(1, Problems.D).mapToDouble(c -> IntStream.rangeClosed(1, Problems.NODES)
                .mapToDouble(i -> curvature(i, c)).average().orElseThrow()).min().orElseThrow();
        double rate = Math.sqrt(mean / 2 / 6) / 8;
        for (int k = 2; k < gap.length; k++) {
            assertThat(gap[k]).as("gap after %d s", 50 * k).isLessThan(gap[0] * Math.exp(-rate * 50 * k));
        }
    }

    /// If all train, it is federated averaging. In a round each of 8 trainers sends its model (20 numbers and the round) to 2 others who average, and these send the mean to
    /// 8 trainers; the 2 × 2 messages to oneself cost nothing. After 57 s three rounds are over: the slowest node takes 2 (8 + 3/10) s, and twice 1 s is waited for answers.
    @Test
    void modestIsFedAvgWhereAllTrain() {
        String timing = "timing(compute = i => (i + sqrt(i + 1) / 10) * 1 s)";
        var modest = Problems.run("run modest(E = 2, s = n, a = 2, sf = 100%, batch = 20, η = 0.02) on p for 57 s measure loss every 19 s with " + timing).runs().getFirst();
        var fedavg = Problems.run("run fedavg(K = 2, clients = everybody, η = 0.02, batch = all) on p for 3 rounds measure loss every 1").runs().getFirst();
        assertThat(modest.series("loss")).containsExactly(fedavg.series("loss"), within(1e-12));
        assertThat(modest.last().bits()).isEqualTo(3 * (8 * 2 + 2 * 8 - 2 * 2) * (20 + 1) * 64);
    }
}
