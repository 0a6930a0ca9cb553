package fopt.runtime.topology;

import static fopt.runtime.topology.Graphs.graph;
import static fopt.runtime.topology.Graphs.heard;
import static fopt.runtime.topology.Graphs.schedule;
import static fopt.runtime.topology.Graphs.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The contract that all schedules keep, and what each promises.
class SchedulesTest {
    private static final Law LAW = new Law(Topologies.byName("erdos_renyi").orElseThrow(), List.of(12, 0.1));
    private static final Map<String, List<Object>> EXAMPLES = Map.of("periodic", List.of(graph("ring", 9), 5),
            "cycle", List.of(graph("ring", 9), graph("star", 9), weights("lazy", graph("path", 9))), "one_peer_exponential", List.of(12),
            "matching", List.of(11), "matching_of", List.of(graph("grid", 3, 4)), "random_links", List.of(graph("complete", 10), 0.15),
            "redrawn", List.of(LAW));

    @TestFactory
    Stream<DynamicTest> everyScheduleKeepsTheContract() {
        return Schedules.ALL.stream().map(g -> DynamicTest.dynamicTest(g.name(), () -> check(g, EXAMPLES.get(g.name()))));
    }

    private static void check(Generator<Schedule> generator, List<Object> arguments) {
        Schedule schedule = generator.build(arguments, 1);
        Schedule again = generator.build(arguments, 1);
        assertThat(schedule.constant()).isFalse();
        assertThat(schedule.name()).startsWith(generator.name() + "(");
        assertThat(schedule.describe()).startsWith(schedule.name() + ": " + schedule.nodes() + " nodes, ");
        MixingMatrix third = schedule.at(3, 42);
        double[] kept = third.weight().clone();
        for (long round : LongStream.concat(LongStream.rangeClosed(1, 30), LongStream.of(3)).toArray()) {
            MixingMatrix w = schedule.at(round, 42);
            assertThat(w.nodes()).isEqualTo(schedule.nodes());
            assertThat(w.isDoublyStochastic()).isTrue();
            assertThat(again.at(round, 42).column()).isEqualTo(w.column());
            assertThat(schedule.at(round, 42)).as("asking again is free").isSameAs(w);
        }
        assertThat(third.weight()).as("a matrix does not change").isEqualTo(kept);
    }

    @Test
    void seedsAndRoundsMatterForRandomOnes() {
        Schedule matching = schedule("matching", 40);
        assertThat(matching.at(1, 1).column()).isNotEqualTo(matching.at(2, 1).column()).isNotEqualTo(matching.at(1, 2).column());
    }

    @Test
    void constantSchedules() {
        Schedule ring = Schedule.of(graph("ring", 5));
        assertThat(ring.constant()).isTrue();
        assertThat(ring.at(1, 0)).isSameAs(ring.at(77, 3));
        assertThat(ring.name()).isEqualTo("ring(5)");
        assertThat(ring.describe()).startsWith("ring(5): 5 nodes, 5 edges");
        assertThat(schedule("periodic", graph("ring", 5), 1).constant()).isTrue();
        assertThat(schedule("one_peer_exponential", 1).constant()).isTrue();
    }

    @Test
    void periodicSpeaksInEveryPeriodthRound() {
        Schedule schedule = schedule("periodic", graph("torus", 3, 3), 4);
        assertThat(LongStream.rangeClosed(1, 9).filter(t -> schedule.at(t, 0).topology().edges() > 0)).containsExactly(4L, 8L);
        assertThat(schedule.at(1, 0).selfWeights()).containsOnly(1.0);
    }

    @Test
    void cyclesTakeTurns() {
        Schedule schedule = schedule("cycle", graph("ring", 9), graph("star", 9));
        assertThat(schedule.at(3, 0).topology().name()).isEqualTo("ring(9)");
        assertThat(schedule.at(4, 0).topology().name()).isEqualTo("star(9)");
        assertThatThrownBy(() -> schedule("cycle", graph("ring", 9), graph("ring", 8))).isInstanceOf(UserError.class)
                .hasMessage("cycle(ring(9), ring(8)): ring(9) has 9 nodes, but ring(8) has 8; all must have the same.");
    }

    @Test
    void matchingsPairAllButOne() {
        for (int n : new int[] {1, 2, 10, 11}) {
            MixingMatrix w = schedule("matching", n).at(5, 1);
            assertThat(w.topology().edges()).isEqualTo(n / 2);
            assertThat(w.topology().maxDegree()).isLessThanOrEqualTo(1);
            assertThat(Arrays.stream(w.weight())).allMatch(x -> x == 0.5 || x == 1);
        }
    }

    /// Each of the 15 perfect matchings of 6 nodes has probability 1/15; 6,000 draws, 6 standard deviations: fails wrongly below 1e-7.
    @Test
    void allMatchingsAreAlike() {
        Schedule schedule = schedule("matching", 6);
        Map<String, Long> count = LongStream.rangeClosed(1, 6000).boxed().collect(java.util.stream.Collectors.groupingBy(
                t -> Arrays.toString(schedule.at(t, 9).topology().neighbours()), java.util.stream.Collectors.counting()));
        assertThat(count).hasSize(15);
        assertThat(count.values()).allSatisfy(c -> assertThat((double) c).isCloseTo(400, within(6 * Math.sqrt(400 * 14.0 / 15))));
    }

    @Test
    void maximalMatchingsLeaveNoEdgeFree() {
        Topology grid = graph("grid", 4, 5);
        Schedule schedule = schedule("matching_of", grid);
        for (int round = 1; round <= 50; round++) {
            Topology pairs = schedule.at(round, 3).topology();
            assertThat(pairs.maxDegree()).isEqualTo(1);
            for (int i = 0; i < 20; i++) {
                int node = i;
                assertThat(Arrays.stream(heard(pairs, i))).allMatch(j -> grid.hears(node, j));
                assertThat(pairs.inDegree(i) == 1 || Arrays.stream(heard(grid, i)).allMatch(j -> pairs.inDegree(j) == 1)).isTrue();
            }
        }
    }

    @Test
    void onePeerExponentialAveragesExactlyInLogNRounds() {
        Schedule schedule = schedule("one_peer_exponential", 16);
        double[] x = new double[16];
        x[5] = 16;
        for (int round = 1; round <= 4; round++) {
            double[] y = new double[16];
            schedule.at(round, 0).multiply(x, y);
            x = y;
        }
        assertThat(x).containsOnly(1.0);
        assertThat(heard(schedule.at(3, 0).topology(), 7)).containsExactly(3);
    }

    /// 3,000 rounds of 9 edges: the share of working edges is within 6 standard deviations of p.
    @Test
    void linksWorkWithTheirProbability() {
        Schedule schedule = schedule("random_links", graph("ring", 9), 0.3);
        double mean = LongStream.rangeClosed(1, 3000).mapToInt(t -> schedule.at(t, 8).topology().edges()).average().orElseThrow() / 9;
        assertThat(mean).isCloseTo(0.3, within(6 * Math.sqrt(0.21 / 27_000)));
        assertThatThrownBy(() -> schedule("random_links", graph("exponential", 8), 0.5)).isInstanceOf(UserError.class)
                .hasMessageContaining("needs an undirected graph");
    }

    @Test
    void redrawnGraphsDiffer() {
        Schedule schedule = schedule("redrawn", LAW);
        assertThat(schedule.name()).isEqualTo("redrawn(erdos_renyi(12, 0.1))");
        assertThat(LongStream.rangeClosed(1, 20).mapToObj(t -> Arrays.toString(schedule.at(t, 0).topology().neighbours())).distinct().count())
                .isEqualTo(20);
    }
}
