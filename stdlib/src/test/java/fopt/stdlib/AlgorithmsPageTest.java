package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/algorithms.md lists what the library has: every algorithm and function, as it is declared.
class AlgorithmsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("fopt.root", "..")).toAbsolutePath();
    private static final Path LIBRARY = ROOT.resolve("stdlib/src/main/resources/fopt/stdlib");
    private static final Pattern ALGORITHM = Pattern.compile("(?m)^algorithm (.*(?:\n {10,}.*)*) \\{$");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^fun (\\w+\\(.*?\\))");

    @Test
    void everyDeclarationStandsOnThePage() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/algorithms.md"));
        List<String> declared = declarations();
        assertThat(declared).hasSizeGreaterThan(35);
        assertThat(declared).allSatisfy(signature -> assertThat(page).contains("| `" + signature + "` |"));
    }

    @Test
    void everyDeclarationIsDocumentedWithWhatIsSent() throws IOException {
        for (String text : sources()) {
            Matcher m = ALGORITHM.matcher(text);
            while (m.find()) {
                String before = text.substring(0, m.start());
                String comment = before.substring(before.lastIndexOf("\n\n") + 1);
                assertThat(comment).as(m.group(1)).containsPattern("Sent[:, ]|messages and rate as");
            }
        }
    }

    private static List<String> declarations() throws IOException {
        return sources().stream()
                .flatMap(text -> Stream.concat(ALGORITHM.matcher(text).results(), FUNCTION.matcher(text).results()))
                .map(m -> m.group(1).replaceAll("\n +", " "))
                .toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARY)) {
            return files.filter(f -> f.toString().endsWith(".fopt")).map(AlgorithmsPageTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
