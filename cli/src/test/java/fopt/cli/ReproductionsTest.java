package fopt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Experiments of papers come out as they did there: what stands behind `#~` holds of the last row of the run in front of it, in the table that the script
/// writes; what the script asserts holds; and there is a plot.
class ReproductionsTest {
    private static final Path FOLDER = Path.of(System.getProperty("fopt.root", ".."), "examples", "reproductions");
    private static final Pattern EXPECTED = Pattern.compile("(?m)^let (\\S+) +=(?:[^#\n]*\n(?=  ))*[^#\n]*#~ (.*)$");
    private static final Pattern BOUND = Pattern.compile("(\\w+) ([<>]) ([-+.e0-9]+)(?:, |$)");

    @TempDir
    private Path out;

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".fopt")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void comesOutAsInThePaper(String script) throws IOException {
        assertThat(fopt("run", FOLDER.resolve(script).toString(), "--quiet", "--out", out.toString())).isZero();
        Map<String, Map<String, String>> last = lastRows(Files.readAllLines(out.resolve("results.csv")));
        List<MatchResult> expected = EXPECTED.matcher(Files.readString(FOLDER.resolve(script))).results().toList();
        assertThat(expected).isNotEmpty();
        expected.forEach(e -> judge(e.group(2), last.get(e.group(1)), e.group(1)));
        assertThat(ImageIO.read(out.resolve("plot.png").toFile()).getWidth()).isGreaterThan(500);
    }

    private static void judge(String bounds, Map<String, String> row, String run) {
        List<MatchResult> all = BOUND.matcher(bounds).results().toList();
        assertThat(String.join("", all.stream().map(MatchResult::group).toList())).isEqualTo(bounds);
        for (MatchResult m : all) {
            double value = number(row.get(m.group(1)));
            double bound = Double.parseDouble(m.group(3));
            boolean large = value > bound || Double.isNaN(value);
            assertThat(m.group(2).equals(">") ? large : value < bound).as("%s: %s, but it is %s", run, m.group(), value).isTrue();
        }
    }

    /// What overflowed may be written as such.
    private static double number(String text) {
        return switch (text) {
            case "", "NaN" -> Double.NaN;
            case "Infinity", "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Map<String, Map<String, String>> lastRows(List<String> table) {
        List<String> names = Arrays.asList(table.getFirst().split(","));
        Map<String, Map<String, String>> last = new HashMap<>();
        for (String line : table.subList(1, table.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int k = 0; k < cells.length; k++) {
                row.put(names.get(k), cells[k]);
            }
            last.put(row.get("run"), row);
        }
        return last;
    }

    private static int fopt(String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var console = new Console(new ByteArrayInputStream(new byte[0]), nowhere, new PrintStream(System.err, true, StandardCharsets.UTF_8), 0, false);
        return Commands.of(console, new Interruption(text -> {})).execute(words);
    }
}
