package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calendars and traces from files: each result of worker i counts i, for 8.5 s, if gradients take a second each.
class CalendarsTest {
    private static final String COUNT = """
            algorithm watch() {
              server x = x0, c = 0
              job { ∇f(broadcast(x)) }
              init { assign all }
              when result(g) from i {
                x -= 0.01 * g
                c += i
                assign i
              }
              metric count = c
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("calendar.csv"), "1,2,4\n2,5,9\n");
        Files.writeString(folder.resolve("speeds.csv"), "1,2,4,0.5\n2,3,9,0.5\n");
        Files.writeString(folder.resolve("paces.csv"), "1,3\n1,3\n");
    }

    private double count(String settings) {
        String script = COUNT + "let T = read(\"calendar.csv\")\nlet V = read(\"speeds.csv\")\nlet paces = read(\"paces.csv\")\n"
                + "run watch() on quadratic(nodes = 2, d = 2) for 8.5 s measure count with " + settings + "\n";
        List<RunResult> runs = Trial.of(script, Map.of()).in(folder).run().runs();
        return runs.getFirst().last().metrics().get("count");
    }

    /// Worker 1 at 1, 2, 5, 6, 7, 8 s, worker 2 at 1, 2, 3, 4, 5 s.
    @Test
    void outages() {
        assertThat(count("timing(compute = 1 s, outages = T)")).isEqualTo(6 + 2 * 5);
    }

    /// Worker 1 at 1, 2, 4, 5, 6, 7, 8 s, worker 2 at 1, 2, 3, 5, 7 s.
    @Test
    void speeds() {
        assertThat(count("timing(compute = 1 s, speeds = V)")).isEqualTo(7 + 2 * 5);
    }

    /// A worker that leaves at 2 s does so before it is done, and begins anew at 4 s: 1, 5, 6, 7, 8 s; worker 2 at 1, 2, 3, 4 s.
    @Test
    void absences() {
        assertThat(count("timing(compute = 1 s), churn(away = T)")).isEqualTo(5 + 2 * 4);
    }

    /// Eight of the first, two of the second.
    @Test
    void aColumnOfDurationsForEachNode() {
        assertThat(count("timing(compute = paces)")).isEqualTo(8 + 2 * 2);
        assertThat(count("timing(compute = i => paces[:, i])")).isEqualTo(8 + 2 * 2);
    }
}
