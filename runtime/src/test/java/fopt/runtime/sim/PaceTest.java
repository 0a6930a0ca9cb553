package fopt.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    /// So many runs, which take so long alone and shared. @return how many were shared
    private int runs(int count, long alone, long shared) {
        int together = 0;
        for (int k = 0; k < count; k++) {
            boolean shares = pace.shares();
            together += shares ? 1 : 0;
            pace.took(shares ? shared : alone);
        }
        return together;
    }

    @Test
    void largeWorkIsShared() {
        assertThat(runs(10_000, 1000, 600)).isGreaterThan(9900);
    }

    @Test
    void smallWorkIsNotSharedAndTriedMoreAndMoreRarely() {
        runs(10_000, 1000, 5000);
        assertThat(runs(10_000, 1000, 5000)).isLessThan(10);
    }

    @Test
    void aSmallGainIsNotWorthTheOtherProcessor() {
        assertThat(runs(10_000, 1000, 950)).isLessThan(100);
    }

    @Test
    void aChangeIsNoticed() {
        runs(1000, 1000, 600);
        runs(200, 1000, 3000);
        assertThat(runs(1000, 1000, 3000)).as("the processors became busy").isLessThan(50);
    }

    @Test
    void theFirstRunsAreShared() {
        assertThat(runs(4, 1, 1000)).isEqualTo(4);
        assertThat(runs(4, 1, 1000)).isEqualTo(0);
    }
}
