package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.compiler.run.Trial;
import fopt.runtime.sim.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is driven by events is, at some times, where transcriptions of the papers' boxes are that `src/test/python/asynchronous.py` made: the same point, after as
/// many steps and bits.
class AsynchronousReferenceTest {
    private static final Path FOLDER = Problems.RESOURCES.resolve("asynchronous");
    /// L is found numerically, and durations are whole nanoseconds.
    private static final double ROUNDING = 1e-9;
    private static final double EVERY = 10.25;

    /// A line of what the transcription found.
    private record State(double time, long steps, long up, long down, double[] x) {
        static State of(String line) {
            double[] numbers = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
            return new State(numbers[0], (long) numbers[1], (long) numbers[2], (long) numbers[3], Arrays.copyOfRange(numbers, 4, numbers.length));
        }
    }

    static List<String> cases() throws IOException {
        return Files.readAllLines(FOLDER.resolve("cases.csv")).stream().skip(1).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatThePaperSays(String written) throws IOException {
        String name = written.substring(0, written.indexOf(';'));
        String run = written.substring(written.indexOf(';') + 1);
        List<State> expected = Files.readAllLines(FOLDER.resolve(name + ".csv")).stream().skip(1).map(State::of).toList();
        assertThat(expected).hasSize(3);
        for (State e : expected) {
            same(e, at(e.time(), run));
        }
    }

    private static void same(State expected, State found) {
        String when = "after " + expected.time() + " s: ";
        assertThat(List.of(found.steps(), found.up(), found.down())).as(when + "steps, bits up, bits down").isEqualTo(List.of(expected.steps(), expected.up(), expected.down()));
        double largest = Arrays.stream(expected.x()).map(Math::abs).max().orElseThrow();
        assertThat(found.x()).as(when + "x").containsExactly(expected.x(), within(ROUNDING * largest));
    }

    private static State at(double time, String run) {
        Map<String, State> last = new HashMap<>();
        Trial.of(Problems.P + "let r = run " + run + " on p for " + time + " s measure loss every " + EVERY + " s with timing(compute = i => (i + sqrt(i + 1) / 10) * 1 s)\n", Map.of())
                .in(Problems.RESOURCES).watched((ir, context) -> last.put("", state(time, context, context.numbers[ir.output().id()]))).run();
        return last.get("");
    }

    private static State state(double time, Context context, double[] x) {
        var counters = context.counters();
        return new State(time, context.round, counters.bitsUp(), counters.bitsDown(), x.clone());
    }
}
