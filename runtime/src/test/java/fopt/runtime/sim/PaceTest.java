package fopt.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    /// How many of these rounds the team shares, if a round takes so long together, and so long alone.
    private static int shared(Pace pace, int rounds, long together, long alone) {
        int shared = 0;
        for (int t = 0; t < rounds; t++) {
            shared += pace.together() ? 1 : 0;
            pace.took(pace.together() ? together : alone);
        }
        return shared;
    }

    @Test
    void bothWaysAreTriedAndTheFasterOneIsKept() {
        Pace slowTogether = new Pace();
        assertThat(shared(slowTogether, Pace.ROUNDS, 5000, 1000)).isEqualTo(Pace.ROUNDS);
        assertThat(shared(slowTogether, Pace.ROUNDS, 5000, 1000)).isZero();
        assertThat(shared(slowTogether, 8 * Pace.ROUNDS, 5000, 1000)).isZero();
        Pace fastTogether = new Pace();
        assertThat(shared(fastTogether, 10 * Pace.ROUNDS, 600, 1000)).isEqualTo(9 * Pace.ROUNDS);
    }

    @Test
    void triesTakeEverLessOfTheTime() {
        assertThat(shared(new Pace(), 100_000, 5000, 1000)).isLessThan(100_000 / 50);
        assertThat(shared(new Pace(), 100_000, 600, 1000)).isGreaterThan(100_000 - 100_000 / 50);
    }

    @Test
    void aChangeOfTheMachineIsNoticed() {
        Pace pace = new Pace();
        shared(pace, 2 * Pace.ROUNDS, 5000, 1000);
        assertThat(shared(pace, 40 * Pace.ROUNDS, 600, 1000)).isGreaterThan(20 * Pace.ROUNDS);
    }

    @Test
    void longRoundsAreTriedOnce() {
        Pace pace = new Pace();
        assertThat(shared(pace, 3, 2 * Pace.NANOS, 3 * Pace.NANOS)).isEqualTo(2);
    }
}
