package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `examples/papers` run, and what they assert holds.
class PapersTest {
    private static final Path FOLDER = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath().resolve("examples/papers");

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> runs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList();
            assertThat(scripts).isNotEmpty();
            return scripts.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(),
                    () -> Fopt.compile(f.toString(), Files.readString(f), FOLDER).run(RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE)));
        }
    }
}
