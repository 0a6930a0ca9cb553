package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptionTest {
    @Test
    @Timeout(5)
    void waitsUntilTheCommandHasEnded() throws InterruptedException {
        var interruption = new Interruption(text -> {});
        Thread hook = new Thread(interruption::request);
        hook.start();
        while (!interruption.requested()) {
            Thread.onSpinWait();
        }
        assertThat(hook.join(Duration.ofMillis(50))).isFalse();
        interruption.finished();
        assertThat(hook.join(Duration.ofSeconds(4))).isTrue();
    }

    @Test
    @Timeout(5)
    void theUserIsToldThatItTakesAMoment() throws InterruptedException {
        var told = new CountDownLatch(1);
        var interruption = new Interruption(text -> told.countDown());
        Thread hook = new Thread(interruption::request);
        hook.start();
        assertThat(told.await(4, TimeUnit.SECONDS)).isTrue();
        interruption.finished();
        assertThat(hook.join(Duration.ofSeconds(4))).isTrue();
    }

    @Test
    @Timeout(5)
    void whatIsToBeDoneIsDone() {
        var interruption = new Interruption(text -> {});
        var done = new StringBuilder();
        interruption.finished();
        interruption.whenRequested(() -> done.append("then"));
        assertThat(done).isEmpty();
        interruption.request();
        interruption.whenRequested(() -> done.append(", at once"));
        assertThat(done).hasToString("then, at once");
    }

    @Test
    @Timeout(5)
    void doesNotWaitForACommandThatHasEnded() {
        var told = new StringBuilder();
        var interruption = new Interruption(told::append);
        interruption.finished();
        interruption.request();
        assertThat(interruption.requested()).isTrue();
        assertThat(told).isEmpty();
    }
}
