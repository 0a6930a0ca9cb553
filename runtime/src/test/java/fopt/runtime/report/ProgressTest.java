package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now = 1_000;

    private Progress progress(int columns) {
        return new Progress(terminal, () -> columns, () -> now);
    }

    private void wait(int milliseconds) {
        now += milliseconds * 1_000_000L;
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "<");
    }

    @Test
    void saysHowFarARunIs() {
        Progress progress = progress(200);
        progress.started(2, 5, "choco", 3000);
        wait(2000);
        progress.update(1000, Map.of("gap", 0.00123456));
        assertThat(shown()).isEqualTo("<run 2 of 5  choco  1,000 of 3,000 rounds  500/s  4.0 s left  gap 0.001235");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Progress progress = progress(200);
        progress.started(1, 1, "choco", 0);
        wait(500);
        progress.update(10, Map.of());
        assertThat(shown()).isEqualTo("<choco  10 rounds  20/s");
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        Progress progress = progress(200);
        progress.started(1, 1, "a", 100);
        for (int round = 1; round <= 100; round++) {
            wait(10);
            progress.update(round, Map.of());
        }
        assertThat(shown().chars().filter(c -> c == '<').count()).isEqualTo(10);
    }

    @Test
    void saysWhatIsPrepared() {
        Progress progress = progress(80);
        progress.preparing("reading a9a");
        assertThat(shown()).isEqualTo("<reading a9a …");
        progress.clear();
        assertThat(shown()).endsWith("…<");
    }

    @Test
    void isCutToTheTerminal() {
        Progress progress = progress(20);
        progress.started(1, 1, "x\u0302 环 of a long name", 100);
        wait(200);
        progress.update(1, Map.of());
        assertThat(TextGrid.width(shown().substring(1))).isEqualTo(19);
    }

    @Test
    void leavesNothingBehind() {
        Progress progress = progress(80);
        progress.started(1, 1, "a", 100);
        progress.clear();
        assertThat(shown()).isEmpty();
        wait(200);
        progress.update(1, Map.of());
        progress.clear();
        progress.clear();
        assertThat(shown()).endsWith("<").doesNotEndWith("<<");
    }

    @Test
    void withoutATerminalThereIsNothing() {
        Progress none = Progress.none();
        none.preparing("data");
        none.started(1, 1, "a", 100);
        none.update(1, Map.of());
        none.clear();
    }
}
