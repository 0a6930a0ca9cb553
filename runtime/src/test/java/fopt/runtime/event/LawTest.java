package fopt.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawTest {
    private static final int DRAWS = 200_000;

    static java.util.stream.Stream<Law> laws() {
        Builder<Law> all = java.util.stream.Stream.builder();
        return all.add(new Law.Constant(2)).add(new Law.Uniform(1, 4)).add(new Law.Exponential(2, 0)).add(new Law.Exponential(3, 2))
                .add(new Law.LogNormal(1, 0.5)).add(new Law.TruncatedNormal(1, 1)).add(new Law.Pareto(1, 4)).add(new Law.Straggling(new Law.Constant(1), 0.1, 5))
                .add(new Law.Trace("t", new double[] {1, 2, 6})).build();
    }

    /// The mean of 200,000 draws against the stated mean: standard deviations are at most 1.3 (normal approximation), so an error of 0.015 is five of
    /// the mean's standard errors; wrong by chance for one law in a million. The seed is fixed.
    @ParameterizedTest
    @MethodSource("laws")
    void drawsHaveTheStatedMean(Law law) {
        Stream draws = new Stream().reset(7, 0, 0, 0, 0);
        double sum = 0;
        for (int k = 0; k < DRAWS; k++) {
            double t = law.draw(draws);
            assertThat(t).isNotNegative();
            sum += t;
        }
        assertThat(sum / DRAWS).isCloseTo(law.mean(), within(law instanceof Law.Exponential || law instanceof Law.Trace ? 0.03 : 0.015));
    }

    /// E|N(0, σ²)| = σ √(2/π).
    @Test
    void aTruncatedNormalAroundZeroIsTheMagnitudeOfANormal() {
        assertThat(new Law.TruncatedNormal(0, 3).mean()).isCloseTo(3 * Math.sqrt(2 / Math.PI), within(1e-14));
        assertThat(NormalCdf.of(1.959963984540054)).isCloseTo(0.975, within(1e-14));
    }

    @Test
    void impossibleLawsAreErrors() {
        assertThatThrownBy(() -> new Law.Straggling(new Law.Constant(1), 1.5, 5)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new Law.Constant(-1)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new Law.Uniform(2, 1)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new Law.Exponential(0, 0)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new Law.Trace("t", new double[0])).isInstanceOf(UserError.class);
    }
}
