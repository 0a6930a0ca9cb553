package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The examples compile without a warning, their data are there, and all their runs can be planned.
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("fopt.root", ".."), "examples");

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).sorted().toList().stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> {
                        Program program = Fopt.compile(f);
                        assertThat(program.warnings()).isEmpty();
                        assertThat(program.check()).contains("each round");
                    }));
        }
    }
}
