package fopt.stdlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What theory says of the library's algorithms: in the scripts of `behaviour`, each claim is run on its own, after the lines that begin with `let`.
class BehaviourTest {
    @TestFactory
    Stream<DynamicTest> asTheorySays() throws IOException {
        return scripts().flatMap(BehaviourTest::tests);
    }

    private static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Problems.RESOURCES.resolve("behaviour"))) {
            return files.sorted().toList().stream();
        }
    }

    private static Stream<DynamicTest> tests(Path script) {
        try {
            List<String> lines = Files.readAllLines(script);
            String names = lines.stream().filter(l -> l.startsWith("let ")).collect(Collectors.joining("\n"));
            return lines.stream().filter(l -> l.startsWith("run ")).map(Claim::of).map(claim -> DynamicTest.dynamicTest(claim.run(), () -> claim.judge(names)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
