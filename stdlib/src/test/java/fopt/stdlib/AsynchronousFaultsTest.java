package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where messages are lost, and nodes come and go, algorithms that are driven by events go on, and with any number of threads alike.
class AsynchronousFaultsTest {
    /// Nodes stay 20 s and are away 2 s on average, and messages take their time.
    private static final String FAULTS = " for 60 s measure loss every 1 s with timing(compute = lognormal(1 s, 0.5), latency = exponential(100 ms)), lossy(10%),"
            + " churn(leave = 0.05, join = 0.5), threads(";

    static List<String> runs() {
        List<String> inRounds = TimedTest.runs();
        return DigestsTest.runs().stream().filter(run -> !inRounds.contains(run)).toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void goesOn(String run) {
        RunResult one = result(run, 1);
        assertThat(rows(result(run, 3))).as(run).isEqualTo(rows(one));
        assertThat(one.last().time()).as("the time at which it ends").isEqualTo(60);
        assertThat(one.last().bits()).as("bits that it sent").isPositive();
    }

    private static RunResult result(String run, int threads) {
        return Problems.run("run " + run + FAULTS + threads + ")").runs().getFirst();
    }

    private static List<List<Object>> rows(RunResult r) {
        return r.rows().stream().map((Row row) -> List.<Object>of(row.time(), row.round(), row.bits(), row.gradients(), row.metrics())).toList();
    }
}
