package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Digest;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final String GOOD = """
            let rounds = 20
            algorithm descent(η = 1/L) {
              server x = x0
              round { x -= η * mean_i(∇f(broadcast(x))) }
            }
            let r = run descent() on quadratic(nodes = 3, d = 4, μ = 1, L = 10) for rounds rounds measure gap every 5
            print r
            """;
    private static final String WRONG = GOOD.replace("η * mean_i", "theta * mean_i");
    private static final String FAILS = "let data = libsvm(\"there_is_no_such_file\")\nlet m = rows(data)\nprint m\n";
    private static final String ENDLESS = GOOD.replace("rounds = 20", "rounds = 1000000000");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Interruption interruption = new Interruption(text -> {});
    private String stdin = "";

    private int fopt(String... words) {
        var console = new Console(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
        return Commands.execute(console, interruption, words);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("method.fopt"), text).toString();
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("results/results.csv"));
    }

    private RunManifest manifest() throws IOException {
        return RunManifest.read(folder.resolve("results/run.json"));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aReplNeedsNoOptions() {
        stdin = "1 + 1\n";
        assertThat(fopt("repl")).as(err()).isEqualTo(Exit.DONE);
        assertThat(out()).isEqualTo("2\n");
    }

    @Test
    void aReplOpensToFunctionsInOtherLanguagesWhatItsOptionsSay() {
        stdin = "1 + 1\n";
        assertThat(fopt("repl", "--hook-reads", folder.toString(), "--hook-writes", folder.toString(), "--hook-network", "--hook-time", "2")).as(err()).isEqualTo(Exit.DONE);
        assertThat(out()).isEqualTo("2\n");
        assertThat(fopt("repl", "--hook-time=-1")).isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("--hook-time must be a number of seconds from 0");
    }

    @Test
    void runWritesRowsAndManifestAndSaysWhere() throws IOException {
        assertThat(fopt("run", file(GOOD), "--out", results(), "--seed=3", "--threads=1")).as(err()).isEqualTo(Exit.DONE);
        Path results = folder.resolve("results");
        assertThat(out()).contains("run", "gap", "r ").endsWith("wrote " + results.resolve("results.csv") + ", " + results.resolve("run.json") + "\n");
        assertThat(err()).isEmpty();
        assertThat(rows()).hasSize(1 + 5).first().isEqualTo("run,algorithm,seed,round,time,bits_up,bits_down,bits,gradients,gap");
        assertThat(rows().getLast()).startsWith("r,descent,3,20,,");
        RunManifest manifest = manifest();
        assertThat(manifest.sha256()).isEqualTo(Digest.ofText(GOOD));
        assertThat(manifest.status()).isEqualTo(Status.DONE);
        assertThat(manifest.seed()).isEqualTo(3);
        assertThat(manifest.rows()).isEqualTo(5);
        assertThat(manifest.runs()).singleElement().satisfies(r -> {
            assertThat(r.parameters()).containsKey("η");
            assertThat(r.rounds()).isEqualTo(20);
            assertThat(r.precision()).isEqualTo("float64");
            assertThat(r.digest()).hasSize(64);
        });
    }

    @Test
    void digestsDoNotDependOnThreads() throws IOException {
        String file = file(GOOD);
        fopt("run", file, "--out", results(), "--threads=1");
        String one = manifest().runs().getFirst().digest();
        fopt("run", file, "--out", results(), "--threads=3");
        assertThat(manifest().runs().getFirst().digest()).isEqualTo(one);
        assertThat(manifest().threads()).isEqualTo(3);
    }

    @Test
    void variablesOfTheScriptCanBeSet() throws IOException {
        assertThat(fopt("run", file(GOOD), "rounds = 10", "--out", results(), "--quiet")).as(err()).isEqualTo(Exit.DONE);
        assertThat(rows()).hasSize(1 + 3);
        assertThat(manifest().overrides()).containsEntry("rounds", "10");
        assertThat(out()).doesNotContain("wrote");
    }

    @Test
    void aProgramWithErrorsIsCode1() throws IOException {
        String file = file(WRONG);
        for (String[] words : new String[][] {{"run", file, "--out", results()}, {"check", file}, {"dump", "--stage=ir", file}}) {
            err.reset();
            assertThat(fopt(words)).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
            assertThat(err()).contains("error[E").contains(file + ":4:").contains("theta");
        }
        assertThat(out()).isEmpty();
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void aRunThatCannotGoOnIsCode3() throws IOException {
        assertThat(fopt("run", file(FAILS), "--out", results())).isEqualTo(Exit.FAILED_WHILE_RUNNING);
        assertThat(err()).contains("error[E").contains("there_is_no_such_file").contains("method.fopt:1:");
    }

    @Test
    void rowsOfEarlierRunsSurviveAnError() throws IOException {
        assertThat(fopt("run", file(GOOD + FAILS), "--out", results())).isEqualTo(Exit.FAILED_WHILE_RUNNING);
        assertThat(rows()).hasSize(1 + 5);
        assertThat(manifest().status()).isEqualTo(Status.FAILED);
    }

    @Test
    @Timeout(20)
    void anInterruptedRunKeepsItsRows() throws Exception {
        Path csv = folder.resolve("results/results.csv");
        Thread user = new Thread(() -> {
            while (!Files.exists(csv) || csv.toFile().length() < 1000) {
                Thread.onSpinWait();
            }
            interruption.request();
        });
        user.start();
        assertThat(fopt("run", file(ENDLESS), "--out", results())).isEqualTo(Exit.DONE);
        interruption.finished();
        user.join();
        assertThat(err()).matches("(?s).*interrupted: the [0-9,]+ rows so far are kept\n");
        assertThat(manifest().status()).isEqualTo(Status.INTERRUPTED);
        assertThat(rows()).hasSize(1 + Math.toIntExact(manifest().rows()));
    }

    @Test
    void minusIsStandardInput() {
        stdin = WRONG;
        assertThat(fopt("check", "-")).isEqualTo(Exit.PROGRAM_HAS_ERRORS);
        assertThat(err()).contains("<stdin>:4:");
        stdin = GOOD;
        assertThat(fopt("run", "-", "--out", results())).isEqualTo(Exit.DONE);
    }

    @Test
    void checkGoesOnAfterAnError() throws IOException {
        Path wrong = Files.writeString(folder.resolve("w.fopt"), WRONG);
        assertThat(fopt("check", wrong.toString(), folder.resolve("none").toString(), file(GOOD))).isNotEqualTo(Exit.DONE);
        assertThat(out()).contains("descent");
        assertThat(err()).contains("w.fopt:4:").contains("there is no file");
    }

    @Test
    void dumpKnowsItsStages() throws IOException {
        String file = file(GOOD);
        for (String stage : new String[] {"tokens", "tree", "types", "ir", "opt", "class", "plan"}) {
            out.reset();
            assertThat(fopt("dump", "--stage=" + stage, file, "descent")).as(stage + err()).isEqualTo(Exit.DONE);
            assertThat(out()).isNotBlank();
        }
        assertThat(fopt("dump", "--stage=asm", file)).isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("there is no stage asm; the stages are tokens, tree, types, ir, opt, class, plan");
    }

    @Test
    void wrongUseIsCode2() throws IOException {
        String file = file(GOOD);
        String[][] wrong = {
            {}, {"walk"}, {"run"}, {"run", file, "x"}, {"run", file, "=1"}, {"run", file, "x="}, {"run", file, "x=1", "x=2"}, {"run", file, "--seed=x"},
            {"run", file, "--threads=0"}, {"run", file, "--nothing"}, {"run", file + "x"}, {"run", folder.toString()}, {"check"}, {"dump", file}, {"version", "x"}};
        for (String[] words : wrong) {
            err.reset();
            assertThat(fopt(words)).as(String.join(" ", words)).isEqualTo(Exit.WRONG_USE);
            assertThat(err()).startsWith("fopt: ").doesNotContain("Exception");
        }
        assertThat(out()).isEmpty();
        assertThat(fopt("run", file, "round=10", "--out", results())).as("a name that the script does not have").isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("rounds");
    }

    @Test
    void jupyterSaysWhatItNeeds() {
        assertThat(fopt("jupyter")).isEqualTo(2);
        assertThat(fopt("jupyter", "kernel", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(fopt("jupyter", "install", "--user", "--prefix", folder.toString())).isEqualTo(2);
        assertThat(fopt("jupyter", "install", "--prefix", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("jupyter needs a command: install or kernel", "see: fopt jupyter --help", "cannot read the connection file", "two places", "only the launcher, ./fopt");
    }

    @Test
    void aMissingSuffixIsNoticed() throws IOException {
        String file = file(GOOD);
        assertThat(fopt("run", file.substring(0, file.length() - ".fopt".length()))).isEqualTo(Exit.WRONG_USE);
        assertThat(err()).contains("did you mean " + file + "?");
    }

    @Test
    void aBugIsNamedAsOne() throws IOException {
        var console = new Console(null, System.out, new PrintStream(err, true, StandardCharsets.UTF_8), 0, false);
        assertThat(new Errors(console).report(new IllegalStateException("a bug"))).isEqualTo(Exit.FAILED_WHILE_RUNNING);
        assertThat(err()).startsWith("fopt: internal error: java.lang.IllegalStateException: a bug\nplease report it").doesNotContain("\tat ").hasLineCount(2);
        Path trace = Path.of(err().strip().replaceFirst("(?s).*the file ", ""));
        assertThat(trace).content().contains("aBugIsNamedAsOne");
        Files.delete(trace);
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

    @Test
    void resultsGoToAFolderNamedAfterTheProgram() {
        assertThat(Scripts.stem("a/b/method.fopt")).isEqualTo("method");
        assertThat(Scripts.stem("-")).isEqualTo("stdin");
        assertThat(Scripts.stem("plain")).isEqualTo("plain");
    }
}
