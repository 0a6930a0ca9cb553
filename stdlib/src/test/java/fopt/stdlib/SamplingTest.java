package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Samplers find their density, exp(-n f): on a quadratic n (f - f_star) is half of a χ² with d degrees of freedom, whatever the matrix, so that
/// the mean gap is d/(2n) = 1.25. A step of γ adds a part of about γ n L/4 (1% here). The gap has standard deviation sqrt(d/2)/n = 0.4 and forgets itself
/// in about 1/(2γnμ) = 150 rounds (20,000 rounds: 130 independent ones), so a correct sampler fails a bound of 4 standard errors, 0.14, with probability 1e-4.
class SamplingTest {
    private static final int BURN_IN = 4000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"langevin() | 1", "langevin_marina(Q = rand_k(4)) | 1", "langevin_marina(Q = natural) | 1",
        "elf(C_up = top_k(50%), C_down = top_k(50%)) | 1", "elf(C_down = identity) | 2"})
    void theMeanGapIsThatOfTheDensity(String sampler, int seed) {
        double[] gap = Problems.run("run " + sampler + " on p for 24000 rounds measure gap every 1 with seed(" + seed + ")").runs().getFirst().series("gap");
        assertThat(Arrays.stream(gap).skip(BURN_IN).average().orElseThrow()).isCloseTo(Problems.D / (2.0 * Problems.NODES), within(0.14));
    }
}
