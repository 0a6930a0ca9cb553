package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Outcome;
import fopt.RunListener;
import fopt.runtime.Brake;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.record.Row;
import fopt.runtime.record.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Loops that would go on for ever, in every place that can have one: each ends by another thread, by a number of steps, and because its listener asks; by interpreter and compiled
/// class. A test that fails does not end by itself.
@Timeout(120)
class EndlessLoopsTest {
    private static final Problem P = Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", 4.0, "d", 3.0, "mu", 0.5));
    private static final String RUN = "\nrun a on p for 10 rounds measure loss every 1\n";
    private static final String EVENTS = "\nrun a on p for 10 s measure loss every 0.5 s with timing(compute = 1 s)\n";

    /// Each never ends its second round.
    static final Map<String, String> LOOPS = Map.of(
            "while at a node", "algorithm a() { node x = x0\n round { while round > 1 and norm(x) < 1e300 max 1e15 { x = 0.5 * x } } }" + RUN,
            "repeat at a node", "algorithm a() { node x = x0\n round { local 1e15 * (round - 1) { x = 0.5 * x } } }" + RUN,
            "inside of a loop", "algorithm a() { node x = x0\n round { local 1e15 * (round - 1) { local 3 { x = 0.5 * x } } } }" + RUN,
            "while at the server", "algorithm a() { server x = x0\n round { while round > 1 and norm(x) < 1e300 max 1e15 { x = 0.5 * x } } }" + RUN,
            "repeat together", "algorithm a() { server x = x0\n round { repeat 1e15 * (round - 1) { x -= 0.1 * mean_i(∇f(broadcast(x))) } } }" + RUN,
            "while together", "algorithm a() { server x = x0\n round { while round > 1 and broadcast(norm(x)) < 1e300 max 1e15 { x -= 0.1 * mean_i(∇f(broadcast(x))) } } }" + RUN,
            "a handler", "algorithm a() { server x = x0\n init { assign all }\n job { ∇f(broadcast(x)) }\n"
                    + " when result(y) from i { repeat 1e15 * round { x = 0.5 * x }\n x = 0.5 * y\n assign i } }" + EVENTS,
            "a metric", "algorithm a() { server x = x0\n round { x = 0.5 * x }\n metric m = sum(sin(k) for k in 1..1e9 * (round - 1)) }\nrun a on p for 10 rounds measure m every 1\n");

    static Stream<String> loops() {
        return LOOPS.keySet().stream().sorted();
    }

    /// The rows of a run that was ended.
    private static List<Row> rows(Brake brake, Trial trial, boolean compiled, int threads) throws Exception {
        Outcome outcome = brake.under(() -> trial.by(compiled, compiled, threads).run());
        assertThat(brake.isPulled()).isTrue();
        assertThat(outcome.interrupted()).isTrue();
        assertThat(outcome.runs()).hasSize(1).allMatch(r -> r.status() == Status.INTERRUPTED && r.rounds() == r.last().round());
        return outcome.runs().getFirst().rows();
    }

    private static Trial trial(String name) {
        return Trial.of(LOOPS.get(name), Map.of("p", P));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void endWhenAnotherThreadSaysSo(String name) throws Exception {
        for (boolean compiled : new boolean[] {false, true}) {
            Brake brake = new Brake();
            Trial trial = trial(name).heard(new RunListener() {
                private int rows;

                @Override
                public void row(Row row) {
                    if (++rows == 2) {
                        Thread.ofVirtual().start(() -> brake.pull("E831", "enough"));
                    }
                }
            });
            assertThat(rows(brake, trial, compiled, 2)).hasSize(2);
            assertThat(brake.why()).isEqualTo("enough");
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void endAfterSoManySteps(String name) throws Exception {
        for (boolean compiled : new boolean[] {false, true}) {
            for (int threads : new int[] {1, 3}) {
                Brake brake = new Brake(100_000, () -> false);
                assertThat(rows(brake, trial(name), compiled, threads)).hasSize(2);
                assertThat(brake.code()).isEqualTo("E837");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void endWhenTheListenerSaysSo(String name) throws Exception {
        for (boolean compiled : new boolean[] {false, true}) {
            AtomicInteger asked = new AtomicInteger();
            Brake brake = new Brake(Long.MAX_VALUE, () -> asked.incrementAndGet() > 5);
            assertThat(rows(brake, trial(name), compiled, 1)).isNotEmpty();
            assertThat(brake.code()).as("nothing is wrong").isNull();
        }
    }

    /// 4 nodes take 10 steps each in round k, and the round one: the limit is met in round 3, or 5 steps before its end.
    @Test
    void theRoundInWhichTheStepsEndDoesNotDependOnThreads() throws Exception {
        String text = "algorithm a() { node x = x0\n round { local 10 { x = 0.5 * x } } }" + RUN;
        for (long steps : new long[] {3 * 41 - 1, 3 * 41 - 6, 2 * 41}) {
            for (int threads : new int[] {1, 2, 3}) {
                List<Row> rows = rows(new Brake(steps, () -> false), Trial.of(text, Map.of("p", P)), true, threads);
                assertThat(rows).as("%d steps, %d threads", steps, threads).hasSize(3);
            }
        }
        Brake enough = new Brake(10 * 41, () -> false);
        assertThat(enough.under(() -> Trial.of(text, Map.of("p", P)).run()).interrupted()).isFalse();
    }

    @Test
    void scriptsEndToo() throws Exception {
        for (String text : List.of("let n = 0\nfor k in 1..2000000000 { n += 1 }", "let v = [k for k in 1..2000000000]", "let n = count(k > 0 for k in 1..2000000000)")) {
            Brake brake = new Brake(10_000, () -> false);
            assertThat(brake.under(() -> Trial.of(text, Map.of()).run()).interrupted()).isTrue();
            assertThat(brake.code()).isEqualTo("E837");
        }
    }
}
