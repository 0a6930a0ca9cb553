package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/files.md from its first line to its last: Python makes the files, fopt reads them and writes others, Python reads those. Left out where there is no
/// `python3` with NumPy.
class FilesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(fopt|python)\n(.*?)^```$");
    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void pythonAndBack() throws IOException {
        assumeTrue(python("import numpy") == 0, "there is no python3 with NumPy here");
        Files.createDirectories(folder.resolve("examples/data/sensors"));
        for (var block : BLOCK.matcher(Files.readString(ROOT.resolve("docs/files.md"))).results().toList()) {
            if (block.group(1).equals("python")) {
                assertThat(python(block.group(2))).as(() -> said()).isZero();
            } else {
                Fopt.compile("files.md", block.group(2), folder).run(RunOptions.standard().withThreads(1).withOut(folder), RunListener.NONE);
            }
        }
        assertThat(said()).contains("200 ");
    }

    @Test
    void theExampleIsLoaded() throws IOException {
        assumeTrue(python("import numpy") == 0, "there is no python3 with NumPy here");
        Fopt.compile(ROOT.resolve("examples/arrays.fopt")).run(RunOptions.standard().withThreads(1).withOut(folder), RunListener.NONE);
        assertThat(python(Files.readString(ROOT.resolve("examples/arrays.py")), folder.toString())).as(() -> said()).isZero();
        assertThat(said().lines()).hasSize(51).last().asString().startsWith("round  500");
    }

    private int python(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        try {
            Process python = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile()).start();
            if (!python.waitFor(SECONDS, TimeUnit.SECONDS)) {
                python.destroyForcibly();
                return -1;
            }
            return python.exitValue();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
