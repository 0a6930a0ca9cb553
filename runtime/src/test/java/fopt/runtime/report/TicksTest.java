package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(Axis axis, double from, double to) {
        return ticks(axis, from, to).major().stream().map(Ticks.Tick::label).toList();
    }

    private static Ticks ticks(Axis axis, double from, double to) {
        return Ticks.of(axis, new Scale(axis.log(), from, to, 0, 400));
    }

    @Test
    void decadesCarryPowersOfTen() {
        assertThat(labels(Axis.log("gap"), 5e-4, 2)).containsExactly("10^{-3}", "10^{-2}", "10^{-1}", "10^{0}");
        assertThat(ticks(Axis.log("gap"), 5e-4, 2).minor()).contains(7e-4, 2e-3, 0.5).doesNotContain(4e-4, 0.1);
    }

    @Test
    void manyDecadesAreThinned() {
        assertThat(labels(Axis.log("gap"), 1e-16, 1)).containsExactly("10^{-15}", "10^{-12}", "10^{-9}", "10^{-6}", "10^{-3}", "10^{0}");
    }

    @Test
    void aDecadeOrLessHasRoundNumbers() {
        assertThat(labels(Axis.log("gap"), 0.09, 0.8)).containsExactly("0.1", "0.2", "0.5");
        assertThat(labels(Axis.log("gap"), 0.29, 0.7)).containsExactly("0.3", "0.4", "0.5", "0.6", "0.7");
        assertThat(labels(Axis.log("gap"), 0.0156, 0.61)).as("one power of ten in view").containsExactly("0.02", "0.05", "0.1", "0.2", "0.5");
    }

    @Test
    void linearStepsAreOneTwoOrFive() {
        assertThat(labels(Axis.linear("round"), 0, 3000)).containsExactly("0", "500", "1000", "1500", "2000", "2500", "3000");
        assertThat(labels(Axis.linear("x"), -0.21, 0.2)).containsExactly("−0.2", "−0.1", "0.0", "0.1", "0.2");
    }

    @Test
    void unitsTakeAPrefix() {
        Ticks bits = ticks(Axis.of("bits", false), 0, 3.1e9);
        assertThat(bits.title()).isEqualTo("communication (Gbit)");
        assertThat(bits.major().getLast()).isEqualTo(new Ticks.Tick(3e9, "3"));
        assertThat(ticks(Axis.of("time", false), 0, 4e-3).title()).isEqualTo("simulated time (ms)");
        assertThat(ticks(Axis.of("gradients", false), 0, 2e6).title()).isEqualTo("gradients (×10^{6})");
        assertThat(ticks(Axis.of("bits", true), 1, 1e9).title()).isEqualTo("communication (bit)");
    }
}
