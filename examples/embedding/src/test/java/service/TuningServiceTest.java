package service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service says what docs/embedding.md says that it says.
class TuningServiceTest {
    static final Path ROOT = Path.of(System.getProperty("fopt.root", "../.."));

    static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/embedding.md"));
    }

    @Test
    void itsOutputStandsOnThePage() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            TuningService.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(page()).contains("```text\n" + said.toString(StandardCharsets.UTF_8) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prices", "EightBits"})
    void thePageQuotesTheClass(String name) throws IOException {
        String source = Files.readString(ROOT.resolve("examples/embedding/src/main/java/service/" + name + ".java"));
        assertThat(page()).contains("```java\n" + source.replace("package service;\n\n", "") + "```");
    }
}
