package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder;

    private final FakeHost host = new FakeHost();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String stdin = "";

    private int fopt(String... words) {
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), 0);
        return Commands.of(host, console, new Interruption()).execute(words);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("method.fopt"), text).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runPrintsWhatTheScriptPrintsAndSaysWhereTheFilesAre() throws IOException {
        assertThat(fopt("run", file("odd"))).isEqualTo(Exit.DONE);
        Path results = Path.of("fopt-out", "method");
        assertThat(out()).isEqualTo("a table\nwrote " + results.resolve("results.csv") + ", " + results.resolve("plot.png") + "\n");
        assertThat(err()).isEqualTo("warning[W201]: odd\nplot: a: nothing to draw\n");
    }

    @Test
    void runPassesItsOptionsOn() throws IOException {
        assertThat(fopt("run", "--threads=3", file(""), "rounds = 10", "γ=1/L=x", "--seed", "-5", "--out", "there", "--quiet")).isEqualTo(Exit.DONE);
        assertThat(host.options).isEqualTo(new Host.Options(Map.of("rounds", "10", "γ", "1/L=x"), OptionalLong.of(-5), 3, Path.of("there")));
        assertThat(out()).isEqualTo("a table\n");
    }

    @Test
    void byDefaultAllProcessorsAreUsedAndTheSeedIsTheScripts() throws IOException {
        fopt("run", file(""));
        assertThat(host.options.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(host.options.seed()).isEmpty();
    }

    @Test
    void aProgramWithErrorsIsCode1() throws IOException {
        String file = file("wrong");
        for (String[] words : new String[][] {{"run", file}, {"check", file}, {"dump", "--stage=ir", file}}) {
            err.reset();
            assertThat(fopt(words)).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
            assertThat(err()).isEqualTo("error[E101]: " + file + " is wrong\n");
        }
        assertThat(out()).isEmpty();
    }

    @Test
    void aRunThatCannotGoOnIsCode3() throws IOException {
        assertThat(fopt("run", file("fails"))).isEqualTo(Exit.FAILED_WHILE_RUNNING);
        assertThat(err()).endsWith("error[E310]: out of luck\n");
    }

    @Test
    void aBugIsNamedAsOne() throws IOException {
        assertThat(fopt("run", file("bug"))).isEqualTo(Exit.FAILED_WHILE_RUNNING);
        assertThat(err()).contains("internal error, please report it").contains("IllegalStateException: a bug");
    }

    @Test
    void anInterruptedRunKeepsItsRows() throws IOException {
        assertThat(fopt("run", file("stops"))).isEqualTo(Exit.DONE);
        assertThat(err()).endsWith("interrupted: 1,200 rows so far are kept\n");
        assertThat(out()).contains("results.csv");
    }

    @Test
    void minusIsStandardInput() {
        stdin = "γ wrong";
        assertThat(fopt("check", "-")).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(err()).isEqualTo("error[E101]: <stdin> is wrong\n");
        stdin = "fine";
        assertThat(fopt("run", "-")).isEqualTo(Exit.DONE);
        assertThat(host.options.out()).isEqualTo(Path.of("fopt-out", "stdin"));
    }

    @Test
    void checkGoesOnAfterAnError() throws IOException {
        Path wrong = Files.writeString(folder.resolve("w.fopt"), "wrong");
        assertThat(fopt("check", wrong.toString(), folder.resolve("none").toString(), file("fine"))).isNotEqualTo(Exit.DONE);
        assertThat(out()).isEqualTo("sends nothing\n");
        assertThat(err()).contains("E101").contains("there is no file");
    }

    @Test
    void dumpKnowsItsStages() throws IOException {
        for (String stage : new String[] {"tokens", "tree", "types", "ir", "opt", "class", "plan"}) {
            assertThat(fopt("dump", "--stage=" + stage, file(""))).isEqualTo(Exit.DONE);
            assertThat(host.dumped).isEqualTo(stage + " of null");
        }
        assertThat(fopt("dump", "--stage", "ir", file(""), "choco_sgd")).isEqualTo(Exit.DONE);
        assertThat(host.dumped).isEqualTo("ir of choco_sgd");
        assertThat(fopt("dump", "--stage=asm", file(""))).isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("there is no stage asm; the stages are tokens, tree, types, ir, opt, class, plan");
    }

    @Test
    void wrongUseIsCode2() throws IOException {
        String file = file("");
        String[][] wrong = {
            {}, {"walk"}, {"run"}, {"run", file, "x"}, {"run", file, "=1"}, {"run", file, "x="}, {"run", file, "x=1", "x=2"}, {"run", file, "--seed=x"},
            {"run", file, "--threads=0"}, {"run", file, "--nothing"}, {"run", file + "x"}, {"run", folder.toString()}, {"check"}, {"dump", file}, {"version", "x"}};
        for (String[] words : wrong) {
            err.reset();
            assertThat(fopt(words)).as(String.join(" ", words)).isEqualTo(Exit.WRONG_USE);
            assertThat(err()).startsWith("fopt: ").doesNotContain("Exception");
        }
        assertThat(out()).isEmpty();
    }

    @Test
    void aMissingSuffixIsNoticed() throws IOException {
        String file = file("");
        assertThat(fopt("run", file.substring(0, file.length() - ".fopt".length()))).isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("did you mean " + file + "?");
    }

    @Test
    void helpAndVersionAreForStandardOutput() {
        assertThat(fopt("help")).isEqualTo(Exit.DONE);
        assertThat(out()).contains("run", "check", "dump", "version", "Exit codes");
        out.reset();
        assertThat(fopt("help", "run")).isEqualTo(Exit.DONE);
        assertThat(out()).contains("--seed", "--threads", "--out", "--quiet", "name=value");
        out.reset();
        assertThat(fopt("version")).isEqualTo(Exit.DONE);
        assertThat(out()).matches("(?s)fopt \\d+\\.\\d+\\.\\d+\\n.*").contains(System.getProperty("java.vm.version"));
        assertThat(err()).isEmpty();
    }
}
