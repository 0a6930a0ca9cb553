package fopt.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistributionTest {
    private static final int COUNT = 200_000;

    private static Stream stream() {
        return new Stream().reset(5, 1, 2, 3, 4);
    }

    private static double[] draws(Distribution law, double a, double b) {
        double[] out = new double[COUNT];
        law.fill(stream(), a, b, out, 0, COUNT);
        return out;
    }

    /// Means and variances in closed form. The seed is fixed; a fresh one would fail with a chance below 1e-6 (five standard deviations).
    @ParameterizedTest
    @CsvSource({"COIN, 0.3, 0, 0.3, 0.21", "NORMAL, -2, 3, -2, 9", "UNIFORM, 1, 4, 2.5, 0.75", "GEOMETRIC, 0.25, 0, 4, 12",
        "INTEGER, -1, 3, 1, 2", "EXPONENTIAL, 2, 0, 2, 4", "LAPLACE, 1, 2, 1, 8"})
    void meanAndVariance(Distribution law, double a, double b, double mean, double variance) {
        double[] x = draws(law, a, b);
        double average = Arrays.stream(x).average().orElseThrow();
        double spread = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        double fourth = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
        assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(variance / COUNT)));
        assertThat(spread).isCloseTo(variance, within(5 * Math.sqrt((fourth - variance * variance) / COUNT)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SUBSET", "PERMUTATION"})
    void aVectorIsDrawnEntryByEntry(Distribution law) {
        Stream one = stream();
        Stream many = stream();
        double[] out = new double[50];
        law.fill(many, 0.5, 2, out, 7, 40);
        for (int c = 0; c < 40; c++) {
            assertThat(law.draw(one, 0.5, 2)).isEqualTo(out[7 + c]);
        }
        assertThat(many.position()).isEqualTo(one.position());
        assertThat(out[6] + out[47]).as("around it").isZero();
    }

    @Test
    void subsetsAndPermutationsAreDrawnAsAWhole() {
        double[] out = new double[12];
        Distribution.SUBSET.fill(stream(), 4, 0, out, 1, 10);
        assertThat(out).containsOnly(0, 1);
        assertThat(Arrays.stream(out).sum()).isEqualTo(4);
        Distribution.PERMUTATION.fill(stream(), 0, 0, out, 1, 10);
        assertThat(Arrays.copyOfRange(out, 1, 11)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(out[0] + out[11]).as("around it").isZero();
    }

    @Test
    void wholeNumbersIncludeBothEnds() {
        assertThat(Arrays.stream(draws(Distribution.INTEGER, 2, 4)).distinct().sorted().toArray()).containsExactly(2, 3, 4);
        assertThat(Arrays.stream(draws(Distribution.GEOMETRIC, 0.9, 0)).min().orElseThrow()).isEqualTo(1);
        assertThat(draws(Distribution.GEOMETRIC, 1, 0)).containsOnly(1);
    }

    @Test
    void impossibleParametersAreTheUsersError() {
        assertThatThrownBy(() -> draws(Distribution.GEOMETRIC, 0, 0)).isInstanceOf(UserError.class).hasMessageContaining("geometric(0.0)");
        assertThatThrownBy(() -> draws(Distribution.INTEGER, 4, 2)).isInstanceOf(UserError.class);
    }
}
