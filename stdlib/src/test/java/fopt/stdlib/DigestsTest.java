package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Short runs of all algorithms have the bits and the digest (of rows and last point, to the last bit) that are stored in digests.csv: on any
/// machine, whatever the width of its vectors. A change that is meant is written there with `-Dfopt.bless=true`; look at the difference.
class DigestsTest {
    private static final Path FILE = Problems.RESOURCES.resolve("digests.csv");
    private static final String HEADER = "run;bits;digest";
    private static final int SHOWN = 16;
    private static Map<String, String> stored;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean("fopt.bless")) {
            List<String> runs = runs();
            Files.writeString(FILE, HEADER + "\n" + runs.stream().map(run -> run + ";" + found(run) + "\n").collect(Collectors.joining()));
        }
        stored = lines().stream().skip(1).collect(Collectors.toMap(l -> l.substring(0, l.indexOf(';')), l -> l.substring(l.indexOf(';') + 1)));
    }

    static List<String> runs() {
        return JudgesTest.cases().map(c -> c.replaceFirst("( over .*)?$", " on p$1")).distinct().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isTheStoredOne(String run) {
        assertThat(found(run)).as("bits;digest of " + run).isEqualTo(stored.get(run));
    }

    @Test
    void nothingElseIsStored() {
        assertThat(new TreeMap<>(stored).keySet()).containsExactlyElementsOf(runs());
    }

    private static String found(String run) {
        RunResult result = Problems.run("run " + run + " for 6 rounds measure loss, consensus every 1").runs().getFirst();
        return result.last().bits() + ";" + result.digest().substring(0, SHOWN);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
