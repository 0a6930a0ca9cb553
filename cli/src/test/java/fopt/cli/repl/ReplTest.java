package fopt.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.RunOptions;
import fopt.cli.conversation.ColonCommand;
import fopt.runtime.hook.HookRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Entries from a pipe, and the conversation that the page shows.
class ReplTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();
    private static final Pattern TRANSCRIPT = Pattern.compile("(?ms)^```repl\n(.*?)^```$");

    @TempDir
    private Path out;

    private boolean well;
    private String said;
    private String complained;

    private void say(String... lines) {
        var in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        var printed = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        well = new Repl(ROOT, RunOptions.standard().withThreads(1).withOut(out), HookRules.CLOSED).piped(in, new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        said = printed.toString(StandardCharsets.UTF_8);
        complained = errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEntryMayHaveManyLines() {
        say("let p = quadratic(nodes = 2, d = 2)", "algorithm a() {", "  node x = x0", "", "  round { x -= 0.1 * ∇f(x) }", "}",
                "run a() on p", "  for 3 rounds", "1 + 1");
        assertThat(complained).isEmpty();
        assertThat(said).contains("a").endsWith("2\n");
        assertThat(well).isTrue();
    }

    @Test
    void errorsAreToldAndTheRestGoesOn() {
        say("let a = (", "1", ")", "print b", ":nonsense", ":help nonsense", ":load nothing.fopt", ":seed many", "a + 1");
        assertThat(said).isEqualTo("2\n");
        assertThat(complained).contains("error[E010]").contains("[2]:1:7").contains("there is no command :nonsense").contains("nothing has the name nonsense")
                .contains("cannot read nothing.fopt: there is no such file").contains("expected a number from 0, found many");
        assertThat(well).isFalse();
    }

    @Test
    void everyCommandDoesWhatItsHelpSays() throws IOException {
        Path file = out.resolve("saved.fopt");
        say(":help", ":help gd", "let p = quadratic(nodes = 2, d = 2)", ":type p", ":dump run gd on p for 2 rounds", ":dump tree 1 + 1", ":dump latex gd", ":seed 7", ":threads 1",
                ":time run gd on p for 2 rounds measure gap", ":vars", ":list", ":save " + file, ":clear", ":load " + file, ":vars", ":quit", "print never");
        assertThat(complained).isEmpty();
        for (ColonCommand word : ColonCommand.values()) {
            assertThat(said).as("the list has it").contains("  " + word.word());
        }
        assertThat(said).contains("algorithm gd(").contains("a problem\n").contains("round").contains("Binary").contains("\\begin{algorithm}").containsPattern("\\d\\.\\d{3} s\n")
                .contains("p = quadratic: 2 nodes").contains("_2 = results of gd").contains("wrote " + file);
        assertThat(Files.readString(file)).isEqualTo("let p = quadratic(nodes = 2, d = 2)\nrun gd on p for 2 rounds measure gap\n");
    }

    /// What a loaded script names is looked for beside it.
    @Test
    void scriptsAreLoadedWithTheirFiles() throws IOException {
        Path folder = Files.createDirectories(out.resolve("elsewhere"));
        Files.writeString(folder.resolve("step.csv"), "0.5\n");
        Files.writeString(folder.resolve("half.fopt"), "fun half(x) = x / 2\n");
        Path script = Files.writeString(folder.resolve("main.fopt"), "import \"half.fopt\"\nprint half(read(\"step.csv\"))\n");
        say(":load " + script, "half(3)");
        assertThat(complained).isEmpty();
        assertThat(said).isEqualTo("[0.250000]\n1.5\n");
    }

    @Test
    void plotsAreDrawnAndWritten() {
        say("let r = run gd on quadratic(nodes = 2, d = 2) for 50 rounds measure gap", "plot gap of r with log(y)");
        assertThat(said).contains("┤").contains("└─").contains("rounds").contains("wrote ").contains("plot.svg");
        assertThat(out.resolve("plot.png")).exists();
    }

    /// docs/repl.md: what follows `fopt[3]> ` is entered, the lines below are what it prints.
    @Test
    void thePageIsTrue() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/repl.md"));
        String transcript = TRANSCRIPT.matcher(page).results().map(m -> m.group(1)).collect(Collectors.joining());
        String entries = transcript.lines().filter(l -> l.startsWith("fopt[") || l.startsWith("       · ")).map(l -> l.startsWith("fopt[") ? l.replaceFirst("fopt\\[\\d+\\]> ", "") : "  " + l.substring(9).strip())
                .collect(Collectors.joining("\n"));
        String expected = transcript.lines().filter(l -> !l.startsWith("fopt[") && !l.startsWith("       · ") && !l.startsWith("wrote ")).map(l -> l + "\n").collect(Collectors.joining());
        say(entries);
        assertThat(said.lines().filter(l -> !l.startsWith("wrote ")).map(l -> l + "\n").collect(Collectors.joining()) + complained).isEqualTo(expected);
    }
}
