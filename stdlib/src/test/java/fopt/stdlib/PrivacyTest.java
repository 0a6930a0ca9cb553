package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.record.RunResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What noise that is correlated over rounds gains at the same privacy (DP-FTRL): eight clients come once each, one after the other.
class PrivacyTest {
    private static final int CLIENTS = 8;
    private static final double DELTA = 1e-5;

    /// Fresh noise on steps adds up: the last sum's has variance 8σ². With the square root of prefix sums it has (Σ r_k²)² σ² = 2.95 σ², where σ² is larger by
    /// Σ r_k² = 1.72 because who comes first is seen for longer: that is in the first number already. Noise dominates the gap, a quadratic form in 20
    /// normal numbers, so that means of 20 seeds have relative standard deviations of about 0.08: the bounds are 3 of them away and more.
    @Test
    void theSquareRootOfPrefixSumsBeatsFreshNoise() {
        double s = StrictMath.sqrt(IntStream.range(0, CLIENTS).mapToDouble(PrivacyTest::squaredEntry).sum());
        List<RunResult> fresh = runs("prefix_root(8) * prefix_root(8)", 1000);
        List<RunResult> correlated = runs("prefix_root(8)", 1000 * s);
        assertThat(correlated.getFirst().privacy().epsilon(DELTA)).isCloseTo(fresh.getFirst().privacy().epsilon(DELTA), within(1e-12));
        assertThat(gap(fresh) / gap(correlated)).isBetween(2.0, 3.6);
    }

    /// The tree with its noise for each of 4 = log2(8) + 1 levels that the first client is in: μ² = 4/σ².
    @Test
    void theTreeSeesAClientOncePerLevel() {
        double tree = runs("prefix_tree(8)", 20).getFirst().privacy().epsilon(DELTA);
        double once = runs("prefix_root(8) * prefix_root(8)", 10).getFirst().privacy().epsilon(DELTA);
        assertThat(tree).isCloseTo(once, within(1e-9));
    }

    private static List<RunResult> runs(String noise, double σ) {
        return Problems.run("run dp_ftrl(B = " + noise + ", σ = " + σ + ", C = 0.001, clients = in_order(1)) on p for 8 rounds measure gap with seeds(1..20)").runs();
    }

    private static double gap(List<RunResult> runs) {
        return runs.stream().mapToDouble(r -> RunResult.value(r.last(), "gap")).average().orElseThrow();
    }

    /// ((2k over k) / 4^k)²
    private static double squaredEntry(int k) {
        double entry = 1;
        for (int i = 0; i < k; i++) {
            entry *= (2.0 * i + 1) / (2 * i + 2);
        }
        return entry * entry;
    }
}
