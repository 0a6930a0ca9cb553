package fopt.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fopt lsp` as an editor starts it: a process of its own, on standard input and output.
class ProcessTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    @Test
    void theProcessServesAndEnds() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", CLASS_PATH,
                "--add-modules", "jdk.incubator.vector", "fopt.cli.Main", "lsp", "--stdio").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process process = builder.start();
        try {
            Editor editor = new Editor(process.getInputStream(), process.getOutputStream());
            assertThat(editor.initialize().getServerInfo().getName()).isEqualTo("fopt");
            String uri = folder.resolve("a.fopt").toUri().toString();
            editor.open(uri, "print sqrrt(2)\n");
            assertThat(editor.diagnostics(uri, 1)).hasSize(1);
            editor.leave();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anEditorThatVanishesEndsIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", CLASS_PATH,
                "--add-modules", "jdk.incubator.vector", "fopt.cli.Main", "lsp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }
}
