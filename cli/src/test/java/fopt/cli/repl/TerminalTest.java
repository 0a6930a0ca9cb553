package fopt.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.cli.conversation.ColonCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The REPL in a terminal, driven by tmux: keys go in, the screen comes out.
class TerminalTest {
    /// Its numbers are those of the seed.
    private static final String RANDOM = "run dcgd(Q = rand_k(1), γ = 0.1) on quadratic(nodes = 4, d = 3) for 9 rounds measure gap";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private String socket;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tmux")), "needs tmux");
        socket = "fopt-test-" + ProcessHandle.current().pid();
        Path script = folder.resolve("repl.sh");
        Files.writeString(script, """
                export XDG_STATE_HOME='%s' LC_ALL=C.UTF-8 FOPT_IMAGES=none
                exec '%s' --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfopt.columns=100 \\
                  -cp '%s' fopt.cli.Main repl --out '%s' 2>'%s'
                """.formatted(folder, Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"), folder.resolve("out"), folder.resolve("err")));
        open(script);
    }

    private void open(Path script) throws Exception {
        tmux("-u", "new-session", "-d", "-s", "repl", "-x", "120", "-y", "50", "sh " + script);
        shows("fopt[1]>");
    }

    @AfterEach
    void end() throws Exception {
        if (socket != null) {
            tmux("kill-server");
        }
    }

    @Test
    void aConversation() throws Exception {
        keys("let p = quadratic(nodes = 4, d = 3)", "Enter");
        shows("fopt[2]>");
        keys("algorithm mine(speed = 0.1) {", "Enter");
        shows("       ·");
        keys("node x = x0", "Enter", "round { x -= speed * ∇f(x) } }", "Enter");
        shows("fopt[3]>");
        keys("run mine(spee", "Tab");
        shows("run mine(speed =");
        keys("0.2) on p for 1000000000 rounds measure gap every 1000", "Enter");
        Thread.sleep(1500);
        keys("C-c");
        shows("interrupted: the rows so far are kept in _3");
        keys("plot gap of _3", "Enter");
        shows("━━ mine");
        keys("print \\eta", "Tab");
        shows("print η");
        keys("C-c");
        keys("print unknown_name", "Enter");
        shows("^^^^^^^^^^^^");
        keys("let half", "C-c");
        keys(":quit", "Enter");
        ends();
        again();
    }

    /// Each command is typed, and the screen shows what its help promises.
    @Test
    void everyCommandOfTheHelp() throws Exception {
        Path script = Files.writeString(folder.resolve("first.fopt"), "let p = quadratic(nodes = 4, d = 3)\nlet loaded = 6 * 7\n");
        Path saved = folder.resolve("saved.fopt");
        keys("print \"ready\"", "Enter");
        shows("fopt[2]>");
        for (ColonCommand word : ColonCommand.values()) {
            if (word != ColonCommand.QUIT) {
                tmux("clear-history", "-t", "repl");
                command(word, script, saved);
            }
        }
        assertThat(Files.readString(saved)).isEqualTo("print \"ready\"\nlet half = 1 / 2\nlet p = quadratic(nodes = 4, d = 3)\nlet loaded = 6 * 7\nprint loaded\n");
        keys(":quit", "Enter");
        ends();
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Exception");
    }

    /// A switch without a default: a command that is new is asked for here by the compiler.
    private void command(ColonCommand word, Path script, Path saved) throws Exception {
        switch (word) {
            case HELP -> {
                keys(":help", "Enter");
                for (ColonCommand listed : ColonCommand.values()) {
                    shows("  " + listed.word() + " ");
                }
                keys(":help top_k", "Enter");
                shows("The k entries of largest magnitude");
            }
            case TYPE -> answers(":type 1 / 2", "a number");
            case DUMP -> answers(":dump tree 1 + 1", "Binary");
            case VARS -> {
                answer("let half = 1 / 2");
                answers(":vars", "half = 0.5");
            }
            case LIST -> answers(":list", "let half = 1 / 2");
            case LOAD -> {
                answer(":load " + script);
                answers("loaded", "42");
            }
            case SAVE -> answers(":save " + saved, "wrote " + saved);
            case TIME -> answers(":time 20 + 3", " s");
            case SEED -> {
                answer(":seed 7");
                String seven = answer(RANDOM);
                answer(":seed 8");
                assertThat(answer(RANDOM)).contains("dcgd").isNotEqualTo(seven);
                answer(":seed 7");
                assertThat(answer(RANDOM)).isEqualTo(seven);
                answers(":seed many", "expected a number from 0, found many");
            }
            case THREADS -> {
                answer(":threads 1");
                String one = answer(RANDOM);
                answer(":threads 2");
                assertThat(answer(RANDOM)).isEqualTo(one);
                answers(":threads 0", "expected a number from 1");
            }
            case CLEAR -> {
                answer(":clear");
                answers("loaded", "unknown name `loaded`");
            }
            case QUIT -> throw new AssertionError("ends the session");
        }
    }

    /// An entry, what is shown for it below its line, and the next prompt.
    private void answers(String entry, String expected) throws Exception {
        assertThat(answer(entry)).contains(expected);
    }

    private String answer(String entry) throws Exception {
        keys("C-l", entry, "Enter");
        Pattern answered = Pattern.compile("> " + Pattern.quote(entry) + "\n(.*?)\n?fopt\\[\\d+]>", Pattern.DOTALL);
        String screen = await(entry + " is answered", s -> answered.matcher(s).find());
        Matcher matcher = answered.matcher(screen);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /// The next session knows what the one before was told.
    private void again() throws Exception {
        open(folder.resolve("repl.sh"));
        keys("Up", "Up");
        shows("fopt[1]> print unknown_name");
        keys("C-c");
        keys("C-d");
        ends();
        assertThat(Files.readString(folder.resolve("err"))).as("nothing is said behind the terminal's back").doesNotContain("Exception");
    }

    // ---- tmux

    private void keys(String... keys) throws Exception {
        for (String key : keys) {
            boolean named = List.of("Enter", "Tab", "Up", "C-c", "C-d", "C-l").contains(key);
            tmux(named ? new String[] {"send-keys", "-t", "repl", key} : new String[] {"send-keys", "-t", "repl", "-l", key});
        }
    }

    private void shows(String text) throws Exception {
        await("the screen shows " + text, screen -> screen.contains(text));
    }

    private void ends() throws Exception {
        await("the session ends", String::isEmpty);
    }

    private String await(String what, Predicate<String> enough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String screen = tmux("capture-pane", "-t", "repl", "-p");
        while (!enough.test(screen) && System.nanoTime() < end) {
            Thread.sleep(100);
            screen = tmux("capture-pane", "-t", "repl", "-p");
        }
        assertThat(enough.test(screen)).as(what + "\n" + screen).isTrue();
        return screen;
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("TMUX");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
