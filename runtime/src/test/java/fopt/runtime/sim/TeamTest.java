package fopt.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyPositionIsDoneOnceAndSeenAfterwards(int workers) {
        int[] done = new int[1000];
        int[] by = new int[1000];
        try (Team team = new Team(workers)) {
            for (int run = 0; run < 200; run++) {
                int count = run * 5;
                team.run((worker, from, to) -> {
                    for (int p = from; p < to; p++) {
                        done[p]++;
                        by[p] = worker;
                    }
                }, count);
            }
        }
        for (int p = 0; p < 995; p++) {
            assertThat(done[p]).as("position %d", p).isEqualTo(199 - p / 5);
        }
        assertThat(Arrays.stream(by).max().orElseThrow()).isEqualTo(workers - 1);
    }

    @Test
    void nothingToDoIsFine() {
        try (Team team = new Team(3)) {
            team.run((worker, from, to) -> assertThat(to).isEqualTo(from), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 499, 999})
    void aFailureComesBackToTheCaller(int position) {
        try (Team team = new Team(3)) {
            for (int run = 0; run < 3; run++) {
                assertThatThrownBy(() -> team.run((worker, from, to) -> {
                    if (from <= position && position < to) {
                        throw new IllegalArgumentException("at " + position);
                    }
                }, 1000)).isInstanceOf(IllegalArgumentException.class).hasMessage("at " + position);
            }
            int[] sum = new int[3];
            team.run((worker, from, to) -> sum[worker] = to - from, 9);
            assertThat(sum).as("the team works on").containsExactly(3, 3, 3);
        }
    }

    @Test
    void theLowestWorkersFailureIsTheOneReported() {
        try (Team team = new Team(3)) {
            for (int run = 0; run < 50; run++) {
                assertThatThrownBy(() -> team.run((worker, from, to) -> {
                    throw new IllegalStateException("worker " + worker);
                }, 3)).hasMessage("worker 0");
            }
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Thread[] seen = new Thread[2];
        try (Team team = new Team(2)) {
            team.run((worker, from, to) -> seen[worker] = Thread.currentThread(), 2);
        }
        assertThat(seen[0]).isSameAs(Thread.currentThread());
        seen[1].join(5000);
        assertThat(seen[1].isAlive()).isFalse();
    }
}
