package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A clock looks on: under it all algorithms in rounds go through the same points, send the same bits and evaluate the same gradients as without, whatever
/// takes how long; time passes, and is the same for any number of threads.
class TimedTest {
    private static final String CLOCK = " with timing(compute = lognormal(1 s, 0.5), latency = exponential(100 ms), bandwidth = 1 kbps,"
            + " server_bandwidth = 5 kbps, half_duplex = true)";

    static List<String> runs() {
        return DigestsTest.runs().stream().filter(run -> !driven(run)).toList();
    }

    private static boolean driven(String run) {
        return !Double.isNaN(one(run + " for 1 rounds").rows().getFirst().time());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void timeChangesNothing(String run) {
        String measured = run + " for 6 rounds measure loss, consensus every 1";
        RunResult without = one(measured);
        RunResult under = one(measured + CLOCK);
        assertThat(under.point()).as(run).isEqualTo(without.point());
        assertThat(under.rows().stream().map(TimedTest::without).toList()).as(run).isEqualTo(without.rows().stream().map(TimedTest::without).toList());
        List<Double> times = under.rows().stream().map(Row::time).toList();
        assertThat(times).as(run).isSorted().allMatch(Double::isFinite);
        boolean worked = without.last().gradients() > 0 || without.last().bits() > 0;
        assertThat(times.getLast() > 0).as(run + ": gradients and messages take time, and nothing else does").isEqualTo(worked);
        assertThat(one(measured + CLOCK + ", threads(3)").rows().stream().map(Row::time)).as(run).isEqualTo(times);
    }

    private static List<Object> without(Row row) {
        return List.of(row.round(), row.bitsUp(), row.bitsDown(), row.bits(), row.gradients(), row.metrics());
    }

    private static RunResult one(String run) {
        return Problems.run("run " + run).runs().getFirst();
    }
}
