package fopt.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    @Test
    void secondsAreRoundedToNanoseconds() {
        assertThat(Ticks.of(1.5)).isEqualTo(1_500_000_000L);
        assertThat(Ticks.of(0.4e-9)).isZero();
        assertThat(Ticks.seconds(Ticks.of(0.001))).isEqualTo(0.001);
        assertThat(Ticks.of(Double.POSITIVE_INFINITY)).isEqualTo(Ticks.NEVER);
    }

    @Test
    void theSumOfWhatIsTooLateIsNever() {
        assertThat(Ticks.after(Ticks.NEVER, 1)).isEqualTo(Ticks.NEVER);
        assertThat(Ticks.after(Long.MAX_VALUE - 5, 10)).isEqualTo(Ticks.NEVER);
        assertThat(Ticks.after(3, 4)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, 1e10})
    void impossibleDurationsAreErrors(double seconds) {
        assertThatThrownBy(() -> Ticks.of(seconds)).isInstanceOf(UserError.class).hasMessageContaining("duration");
    }
}
