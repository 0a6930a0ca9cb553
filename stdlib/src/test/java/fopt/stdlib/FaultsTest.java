package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.CompilationException;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where messages are lost, and where nodes come and go, all algorithms in rounds run, and fail alike with any number of threads.
class FaultsTest {
    /// What needs one graph for all rounds (E060), a constant of that graph (E323), or a node that is there when it is asked (E671).
    private static final List<String> REFUSALS = List.of("E060", "E323", "E671");

    static List<String> runs() {
        return TimedTest.runs();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void messagesAreLost(String run) {
        assertThat(rows(one(run, "lossy(20%), threads(3)"))).as(run).isEqualTo(rows(one(run, "lossy(20%)")));
    }

    /// Only for graphs that may change.
    @ParameterizedTest
    @MethodSource("runs")
    void nodesComeAndGo(String run) {
        try {
            assertThat(rows(one(run, "churn(leave = 20%, join = 50%), threads(3)"))).as(run).isEqualTo(rows(one(run, "churn(leave = 20%, join = 50%)")));
        } catch (CompilationException e) {
            assertThat(e.code()).as(e.getMessage()).isIn(REFUSALS);
            Assumptions.abort("over graphs that change: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static List<List<Object>> rows(RunResult r) {
        return r.rows().stream().map((Row row) -> List.<Object>of(row.round(), row.bits(), row.gradients(), row.metrics())).toList();
    }

    private static RunResult one(String run, String setting) {
        return Problems.run("run " + run + " for 6 rounds measure loss, consensus every 1 with " + setting).runs().getFirst();
    }
}
