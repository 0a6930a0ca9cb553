package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What theory says of the library's algorithms: in the scripts of `behaviour`, each line that begins with `run` is run on its own, after the
/// lines that begin with `let`, and what stands behind `#~` must hold of its last row. A run that diverged has any value above 1e6.
class BehaviourTest {
    private static final Pattern LINE = Pattern.compile("(run .*?) +#~ (.*)");
    private static final Pattern BOUND = Pattern.compile("(\\w+) (<|>) ([-+.e0-9]+)(, )?");

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
            return lines.stream().filter(l -> l.startsWith("run ")).map(line -> {
                Matcher m = LINE.matcher(line);
                assertThat(m.matches()).as(line).isTrue();
                return DynamicTest.dynamicTest(m.group(1), () -> judge(names + "\n" + m.group(1), m.group(2)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void judge(String script, String bounds) {
        RunResult result = Problems.run(script).runs().getFirst();
        Row last = result.last();
        List<MatchResult> all = BOUND.matcher(bounds).results().toList();
        assertThat(all.stream().mapToInt(m -> m.group().length()).sum()).as(bounds).isEqualTo(bounds.length());
        for (MatchResult m : all) {
            double value = RunResult.value(last, m.group(1));
            double bound = Double.parseDouble(m.group(3));
            boolean large = value > bound || Double.isNaN(value);
            assertThat(m.group(2).equals(">") ? large : value < bound).as("%s, but it is %s (%s)", m.group(), value, result.status()).isTrue();
        }
    }
}
