package fopt.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.report.Progress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OutputsTest {
    private final List<String> published = new ArrayList<>();
    private long millis;
    private final Outputs outputs = new Outputs((type, content) -> published.add(type + " " + text(content)), () -> millis * 1_000_000);

    private static String text(ObjectNode content) {
        return content.has("text") ? content.path("name").asString() + ": " + content.path("text").asString()
                : content.has("wait") ? content.path("wait").toString() : content.path("data").path("text/plain").asString();
    }

    private static ObjectNode result(String text) {
        ObjectNode content = Outputs.node();
        content.putObject("data").put("text/plain", text);
        return content;
    }

    @Test
    void textsThatFollowEachOtherAreSentTogether() {
        outputs.print("stdout", "a\n");
        outputs.print("stdout", "b\n");
        outputs.print("stderr", "c\n");
        outputs.show("execute_result", result("d"));
        outputs.print("stdout", "e\n");
        outputs.end();
        assertThat(published).containsExactly("stream stdout: a\nb\n", "stream stderr: c\n", "execute_result d", "stream stdout: e\n");
    }

    @Test
    void textsOfALongCellDoNotWaitForItsEnd() {
        outputs.print("stdout", "a\n");
        millis = 300;
        outputs.print("stdout", "b\n");
        assertThat(published).containsExactly("stream stdout: a\nb\n");
    }

    @Test
    void shortCellsShowNoProgress() {
        Progress progress = new Progress(outputs, () -> millis * 1_000_000);
        progress.started(1, 1, "gd", 100);
        for (millis = 0; millis < 490; millis++) {
            progress.update(millis, Map.of("gap", 0.5));
        }
        progress.clear();
        outputs.end();
        assertThat(published).isEmpty();
    }

    /// At most five times a second; in the end only what a short run would have shown is there.
    @Test
    void progressIsShownInOnePlaceAndTakenAway() {
        Progress progress = new Progress(outputs, () -> millis * 1_000_000);
        outputs.print("stdout", "before\n");
        progress.started(1, 1, "gd", 4000);
        for (millis = 0; millis < 2000; millis++) {
            progress.update(millis, Map.of());
        }
        progress.clear();
        outputs.show("execute_result", result("after"));
        outputs.end();
        assertThat(published.subList(0, 4)).satisfiesExactly(
                first -> assertThat(first).isEqualTo("stream stdout: before\n"), shown -> assertThat(shown).startsWith("display_data gd  ").contains(" of 4,000 rounds"),
                updated -> assertThat(updated).startsWith("update_display_data gd  "), updated -> assertThat(updated).startsWith("update_display_data gd  "));
        assertThat(published).filteredOn(p -> p.startsWith("update")).hasSizeBetween(5, 7);
        assertThat(published.subList(published.size() - 4, published.size())).containsExactly("execute_result after", "clear_output true", "stream stdout: before\n", "execute_result after");
    }

    @Test
    void standardErrorShowsInTheCellThatRuns() {
        var elsewhere = new java.io.ByteArrayOutputStream();
        var errors = new CellErrors(() -> millis == 0 ? outputs : null, new PrintStream(elsewhere, true, StandardCharsets.UTF_8));
        new PrintStream(errors, false, StandardCharsets.UTF_8).println("während");
        millis = 1;
        new PrintStream(errors, false, StandardCharsets.UTF_8).println("danach");
        outputs.end();
        assertThat(published).containsExactly("stream stderr: während\n");
        assertThat(elsewhere.toString(StandardCharsets.UTF_8)).isEqualTo("danach\n");
    }
}
