package fopt.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/errors.md lists the codes that the sources use, each once, and no others.
class ErrorsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", ".."));
    private static final Pattern USED = Pattern.compile("\"([EW]\\d{3})\"");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([EW]\\d{3}) \\| \\S");

    @Test
    void everyCodeIsListedOnce() throws IOException {
        List<String> listed = LISTED.matcher(Files.readString(ROOT.resolve("docs/errors.md"))).results().map(m -> m.group(1)).toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used());
    }

    private static Set<String> used() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : List.of("compiler", "runtime", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                codes.addAll(files.filter(f -> f.toString().endsWith(".java")).flatMap(ErrorsPageTest::codes).collect(Collectors.toSet()));
            }
        }
        return codes;
    }

    private static Stream<String> codes(Path file) {
        try {
            return USED.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
