package fopt.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The REPL in a terminal, driven by tmux: keys go in, the screen comes out.
class TerminalTest {
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
        keys("print unknown_name", "Enter");
        shows("^^^^^^^^^^^^");
        keys("let half", "C-c");
        keys(":quit", "Enter");
        ends();
        again();
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
            boolean named = List.of("Enter", "Tab", "Up", "C-c", "C-d").contains(key);
            tmux(named ? new String[] {"send-keys", "-t", "repl", key} : new String[] {"send-keys", "-t", "repl", "-l", key});
        }
    }

    private void shows(String text) throws Exception {
        await("the screen shows " + text, screen -> screen.contains(text));
    }

    private void ends() throws Exception {
        await("the session ends", String::isEmpty);
    }

    private void await(String what, Predicate<String> enough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String screen = tmux("capture-pane", "-t", "repl", "-p");
        while (!enough.test(screen) && System.nanoTime() < end) {
            Thread.sleep(100);
            screen = tmux("capture-pane", "-t", "repl", "-p");
        }
        assertThat(enough.test(screen)).as(what + "\n" + screen).isTrue();
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
