package fopt.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Python with NumPy, where there is one.
final class Python {
    private static final long SECONDS = 120;

    private Python() {}

    static boolean available() {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import numpy").redirectErrorStream(true).start();
            return python.waitFor(SECONDS, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a script prints. @throws AssertionError with what went wrong
    static List<String> run(Path folder, String script, String... arguments) {
        try {
            Path file = Files.writeString(folder.resolve("script.py"), script);
            Path out = folder.resolve("out.txt");
            Path errors = folder.resolve("errors.txt");
            List<String> command = Stream.concat(Stream.of("python3", file.toString()), Stream.of(arguments)).toList();
            Process python = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
            if (!python.waitFor(SECONDS, TimeUnit.SECONDS) || python.exitValue() != 0) {
                python.destroyForcibly();
                throw new AssertionError(Files.readString(errors));
            }
            return Files.readAllLines(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
