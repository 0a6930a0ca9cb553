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

    private void run(int rounds) {
        Progress progress = new Progress(outputs, () -> millis * 1_000_000);
        progress.started(1, 1, "gd", rounds);
        for (int round = 0; round < rounds; round++, millis++) {
            progress.update(round, Map.of());
        }
        progress.clear();
    }

    /// At most five times a second; in the end only what a short run would have shown is there.
    @Test
    void progressIsShownInOnePlaceAndTakenAway() {
        outputs.print("stdout", "before\n");
        run(2000);
        assertThat(published.subList(0, 4)).satisfiesExactly(
                first -> assertThat(first).isEqualTo("stream stdout: before\n"), shown -> assertThat(shown).startsWith("display_data gd  ").contains(" of 2,000 rounds"),
                updated -> assertThat(updated).startsWith("update_display_data gd  "), updated -> assertThat(updated).startsWith("update_display_data gd  "));
        assertThat(published).filteredOn(p -> p.startsWith("update")).hasSizeBetween(5, 7);
        published.clear();
        outputs.show("execute_result", result("after"));
        outputs.end();
        assertThat(published).containsExactly("clear_output true", "stream stdout: before\n", "execute_result after");
    }

    @Test
    void aCellThatShowsNothingElseIsEmptyInTheEnd() {
        run(2000);
        outputs.end();
        assertThat(published).last().isEqualTo("clear_output false");
    }

    /// Too much to be sent again.
    @Test
    void besideLargeOutputsProgressIsBlankInTheEnd() {
        outputs.show("display_data", result("x".repeat(600_000)));
        run(2000);
        outputs.show("execute_result", result("between"));
        assertThat(published.subList(published.size() - 2, published.size())).containsExactly("update_display_data ", "execute_result between");
        run(2000);
        outputs.end();
        assertThat(published).last().isEqualTo("update_display_data ");
        assertThat(published).filteredOn(p -> p.startsWith("display_data")).as("it and the large one").hasSize(2);
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
