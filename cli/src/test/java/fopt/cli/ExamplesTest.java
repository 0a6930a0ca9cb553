package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.RunManifest;
import fopt.runtime.record.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples are checked without a word of complaint, and run, with few rounds, to tables and plots.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("fopt.root", ".."), "examples");

    @TempDir
    private Path out;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isChecked(String example) {
        assertThat(fopt("check", EXAMPLES.resolve(example).toString())).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("each round");
        assertThat(complained.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(String example) throws IOException {
        assertThat(fopt("run", EXAMPLES.resolve(example).toString(), "T=20", "--out", out.toString())).isZero();
        assertThat(complained.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("run ", "gap", "bits", "gradients", "wrote " + out.resolve("results.csv"));
        RunManifest manifest = RunManifest.read(out.resolve("run.json"));
        assertThat(manifest.runs()).hasSizeGreaterThan(1).allMatch(r -> r.status() == Status.DONE);
        assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(1 + Math.toIntExact(manifest.rows()));
        assertThat(ImageIO.read(out.resolve("plot.png").toFile()).getWidth()).isGreaterThan(500);
        assertThat(out.resolve("plot.svg")).content().startsWith("<?xml").contains("</svg");
    }

    /// Results are the same on every machine, bit for bit.
    @Test
    void theReadmeShowsWhatTheQuickstartPrints() throws IOException {
        assertThat(fopt("run", EXAMPLES.resolve("quickstart.fopt").toString(), "--quiet", "--out", out.toString())).isZero();
        assertThat(Files.readString(EXAMPLES.resolveSibling("README.md"))).contains("```\n" + said.toString(StandardCharsets.UTF_8));
    }

    private int fopt(String... words) {
        var console = new Console(new ByteArrayInputStream(new byte[0]), new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8), 0, false);
        return Commands.of(console, new Interruption(text -> {})).execute(words);
    }
}
