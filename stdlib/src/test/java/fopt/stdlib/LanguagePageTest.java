package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.Outcome;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.record.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every program on docs/language.md compiles without a warning and runs to its end.
class LanguagePageTest {
    private static final Path PAGE = Path.of(System.getProperty("fopt.root", ".."), "docs", "language.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```fopt\n(.*?)```");

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
        assertThat(blocks).hasSizeGreaterThan(10);
        return blocks.stream().map(b -> {
            long line = page.substring(0, b.start()).lines().count() + 1;
            return DynamicTest.dynamicTest("language.md:" + line, () -> runs(b.group(1)));
        });
    }

    private void runs(String program) {
        var compiled = Fopt.compile("language.md", program, out);
        assertThat(compiled.warnings()).isEmpty();
        Outcome outcome = compiled.run(RunOptions.standard().withThreads(1).withOut(out), RunListener.NONE);
        assertThat(outcome.runs()).isNotEmpty().allMatch(r -> r.status() == Status.DONE);
    }
}
