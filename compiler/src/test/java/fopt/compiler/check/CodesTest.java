package fopt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every code that the checker can report stands in a test script, or in a test of what only a run can tell.
class CodesTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));

    @Test
    void everyCodeIsTested() throws IOException {
        Set<String> reported = codes(BASE.resolve("src/main/java/fopt/compiler/check"), Pattern.compile("\"([EW]\\d{3})\""));
        Set<String> tested = codes(BASE.resolve("src/test/resources/fopt/scripts/check"), Pattern.compile("### ([EW]\\d{3})"));
        tested.addAll(codes(BASE.resolve("src/test/java/fopt/compiler/check/RunChecksTest.java"), Pattern.compile("\"([EW]\\d{3})\"")));
        assertThat(reported).isNotEmpty();
        assertThat(tested).containsAll(reported);
    }

    private static Set<String> codes(Path root, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).flatMap(f -> pattern.matcher(Library.text(f)).results()).map(r -> r.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
