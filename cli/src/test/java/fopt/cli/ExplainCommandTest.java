package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// `fopt explain`.
class ExplainCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int fopt(String... words) {
        var console = new Console(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
        return Commands.of(console, new Interruption(text -> {})).execute(words);
    }

    @Test
    void printsThePageOfACode() {
        assumeTrue(ExplainCommand.class.getResource("/fopt/errors/E021.md") != null, "the pages of docs/errors are packed by Maven");
        assertThat(fopt("explain", "e021")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("E021: a primitive where nodes").contains("\n    algorithm a() {\n").doesNotContain("```", "#");
    }

    @Test
    void saysWhatIsNoCode() {
        assertThat(fopt("explain", "gossip")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("explain", "E999")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("explain")).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("gossip is no code", "there is no page about E999");
    }
}
