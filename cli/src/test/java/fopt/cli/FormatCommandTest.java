package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fopt fmt`.
class FormatCommandTest {
    private static final String RAGGED = "let  η=norm( x )   # why\n";
    private static final String NEAT = "let η = norm(x)    # why\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int fopt(String... words) {
        var console = new Console(new ByteArrayInputStream(RAGGED.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
        return Commands.of(console, new Interruption(text -> {})).execute(words);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.fopt"), text);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void formatsInPlaceAndSaysSo() throws IOException {
        Path file = file(RAGGED);
        assertThat(fopt("fmt", file.toString())).isZero();
        assertThat(file).hasContent(NEAT);
        assertThat(out()).isEqualTo("formatted " + file + "\n");
        assertThat(fopt("fmt", file.toString(), "--check")).isZero();
        assertThat(out()).isEqualTo("formatted " + file + "\n");
    }

    @Test
    void checksWithoutChanging() throws IOException {
        Path file = file(RAGGED);
        assertThat(fopt("fmt", "--check", file.toString())).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(out()).isEqualTo(file + " is not formatted\n");
        assertThat(file).hasContent(RAGGED);
    }

    @Test
    void formatsStandardInputToStandardOutput() {
        assertThat(fopt("fmt", "-")).isZero();
        assertThat(out()).isEqualTo(NEAT);
        out.reset();
        assertThat(fopt("fmt", "--ascii", "-")).isZero();
        assertThat(out()).startsWith("let eta = norm(x)  ");
        out.reset();
        assertThat(fopt("fmt", "--unicode", "-")).isZero();
        assertThat(out()).startsWith("let η = ‖x‖  ");
    }

    @Test
    void leavesWhatDoesNotParse() throws IOException {
        Path file = file("let = 3\n");
        assertThat(fopt("fmt", file.toString())).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(file).hasContent("let = 3\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("error[E002]");
    }

    @Test
    void saysWhatIsWrongWithItsUse() {
        assertThat(fopt("fmt")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("fmt", "--ascii", "--unicode", "-")).isEqualTo(Exit.WRONG_USE);
        assertThat(fopt("fmt", "nowhere.fopt")).isEqualTo(Exit.WRONG_USE);
    }
}
