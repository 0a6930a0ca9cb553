package fopt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The harness fails where it must.
class ScriptCasesTest {
    private static Chunk chunk(String... lines) {
        return new Chunk("a.fopt", 1, "", List.of(lines));
    }

    private static Diagnostic on(Chunk chunk, int line, String code, String message) {
        Source source = chunk.source();
        int start = 0;
        for (int k = 1; k < line; k++) {
            start = source.text().indexOf('\n', start) + 1;
        }
        return Diagnostic.of(code, new Span(source, start, start + 1), message);
    }

    @Test
    void aDiagnosticNeedsItsMark() {
        Chunk silent = chunk("x = 1", "y = 2");
        assertThat(silent.differences(Outcome.of(List.of()))).isEmpty();
        assertThat(silent.differences(Outcome.of(List.of(on(silent, 2, "E001", "bad"))))).singleElement().asString().contains("unexpected", "line 2", "bad");
    }

    @Test
    void aMarkNeedsItsDiagnostic() {
        Chunk c = chunk("x = 1", "y = 2   ### E001 bad");
        assertThat(c.differences(Outcome.of(List.of(on(c, 2, "E001", "very bad"))))).isEmpty();
        assertThat(c.differences(Outcome.of(List.of()))).hasSize(1);
        assertThat(c.differences(Outcome.of(List.of(on(c, 1, "E001", "bad"))))).hasSize(2);
        assertThat(c.differences(Outcome.of(List.of(on(c, 2, "E002", "bad"))))).hasSize(2);
        assertThat(c.differences(Outcome.of(List.of(on(c, 2, "E001", "good"))))).hasSize(2);
        assertThat(c.differences(Outcome.of(List.of(on(c, 2, "E001", "bad"), on(c, 2, "E001", "bad"))))).hasSize(1);
    }

    @Test
    void severalMarksOnALineAndMarksBelowIt() {
        Chunk c = chunk("x = 1   ### E001 a ### W002 b", "### E003 c");
        assertThat(c.differences(Outcome.of(List.of(on(c, 1, "E003", "c"), on(c, 1, "W002", "b"), on(c, 1, "E001", "a"))))).isEmpty();
    }

    @Test
    void notesAndHelpCountAsText() {
        Chunk c = chunk("x   ### E001 write `y`");
        assertThat(c.differences(Outcome.of(List.of(on(c, 1, "E001", "a").help("write `y`"))))).isEmpty();
    }

    @Test
    void outputBelongsToItsLine() {
        Chunk c = chunk("print 3   #> 3", "print 4", "#> 4");
        assertThat(c.differences(new Outcome(List.of(), List.of(new Outcome.Printed(1, "3"), new Outcome.Printed(2, "4")), Map.of(), ""))).isEmpty();
        assertThat(c.differences(new Outcome(List.of(), List.of(new Outcome.Printed(1, "3")), Map.of(), ""))).hasSize(1);
        assertThat(c.differences(new Outcome(List.of(), List.of(new Outcome.Printed(1, "3"), new Outcome.Printed(1, "4")), Map.of(), ""))).hasSize(1);
    }

    @Test
    void metricsAreCompared() {
        Chunk c = chunk("run a()   #~ gap < 1e-6");
        assertThat(c.differences(new Outcome(List.of(), List.of(), Map.of("gap", 1e-7), ""))).isEmpty();
        assertThat(c.differences(new Outcome(List.of(), List.of(), Map.of("gap", 1e-5), ""))).hasSize(1);
        assertThat(c.differences(new Outcome(List.of(), List.of(), Map.of("gap", Double.NaN), ""))).hasSize(1);
        assertThat(c.differences(new Outcome(List.of(), List.of(), Map.of(), ""))).hasSize(1);
    }

    @Test
    void dumpsAreComparedLineByLine() {
        Chunk c = chunk("x = 1", "#= A", "#=   B  # c");
        assertThat(c.differences(Outcome.ofDump(List.of(), "A\n  B  # c\n"))).isEmpty();
        assertThat(c.differences(Outcome.ofDump(List.of(), "A\n B  # c\n"))).hasSize(1);
        assertThat(c.differences(Outcome.ofDump(List.of(), ""))).hasSize(1);
    }

    @Test
    void theProgramHasNoMarks() {
        assertThat(chunk("x = 1   ### E001 a", "#= A", "# comment").source().text()).isEqualTo("x = 1\n\n# comment\n");
    }

    @Test
    void blessedScriptsHold() {
        Chunk c = chunk("x = 1   ### E009 gone", "y = 2", "print 3", "#= old");
        Outcome outcome = new Outcome(List.of(on(c, 2, "E001", "bad").help("better")), List.of(new Outcome.Printed(3, "3")), Map.of(), "new\n");
        Chunk blessed = new Chunk("a.fopt", 1, "", c.blessed(outcome));
        assertThat(blessed.lines()).containsExactly("x = 1", "y = 2   ### E001 better", "print 3", "#> 3", "#= new");
        assertThat(blessed.differences(outcome)).isEmpty();
        assertThat(blessed.blessed(outcome)).isEqualTo(blessed.lines());
    }

    @Test
    void chunksAreCutAtDashes(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("a.fopt"), "x\n--- stage=ir first\ny\n---\n\n--- \nz\n");
        assertThat(ScriptCases.chunks(script)).containsExactly(new Chunk("a.fopt", 1, "", List.of("x")),
                new Chunk("a.fopt", 3, "stage=ir first", List.of("y")), new Chunk("a.fopt", 7, "", List.of("z")));
        assertThat(ScriptCases.chunks(script).get(1).option("stage")).isEqualTo("ir");
        assertThat(ScriptCases.chunks(script).get(1).option("mode")).isEmpty();
    }
}
