package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptionTest {
    @Test
    @Timeout(5)
    void waitsUntilTheCommandHasEnded() throws InterruptedException {
        var interruption = new Interruption();
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
    void doesNotWaitForACommandThatHasEnded() {
        var interruption = new Interruption();
        interruption.finished();
        interruption.request();
        assertThat(interruption.requested()).isTrue();
    }
}
