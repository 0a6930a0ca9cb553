package fopt.runtime.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every law of the list owes, and the laws one by one.
///
/// Failure probability of a correct law, over the choice of the seed: below 1e-6 a frequency, by Bernstein's inequality at 6 standard
/// deviations, and some 200 frequencies are checked. The seed is fixed.
class ParticipationsTest {
    private static final int ROUNDS = 20_000;

    private static List<Participation> laws() {
        return Participations.ALL.stream().flatMap(kind -> Arrays.stream(arguments(kind.name())).map(a -> new Participations.Spec(kind, a).bind(12))).toList();
    }

    private static Object[][] arguments(String kind) {
        double[] weight = {1, 1, 1, 1, 2, 2, 2, 3, 3, 5, 100, 0.01};
        return switch (kind) {
            case "everybody" -> new Object[][] {{}};
            case "uniform" -> new Object[][] {{1}, {5}, {0.25}, {12}};
            case "poisson_sampling" -> new Object[][] {{0.1}, {0.75}, {1.0}};
            case "importance" -> new Object[][] {{1, weight}, {3, weight}, {0.5, weight}, {12, weight}};
            case "round_robin" -> new Object[][] {{1}, {5}, {12}};
            case "cohorts_in_turn" -> new Object[][] {{1}, {5}, {6}, {12}};
            default -> throw new AssertionError("no sample arguments for " + kind);
        };
    }

    @Test
    void everyNodeTakesPartAsOftenAsItsProbabilitySays() {
        for (Participation law : laws()) {
            double[] frequency = new double[12];
            Cohort cohort = new Cohort(12);
            double size = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                law.draw(round, stream(round), cohort);
                checkCohort(cohort, law.name());
                size += (double) cohort.count / ROUNDS;
                for (int k = 0; k < cohort.count; k++) {
                    frequency[cohort.members[k]] += 1.0 / ROUNDS;
                }
            }
            double sum = 0;
            for (int i = 0; i < 12; i++) {
                double p = law.probability(i);
                sum += p;
                assertThat(frequency[i]).as(law.name() + ", node " + i).isCloseTo(p, within(6 * Math.sqrt(p * (1 - p) / ROUNDS) + 6.0 / ROUNDS));
            }
            assertThat(law.expectedSize()).as(law.name()).isCloseTo(sum, within(1e-12));
            assertThat(size).as(law.name()).isCloseTo(law.expectedSize(), within(6 * Math.sqrt(12.0 / ROUNDS / 4)));
        }
    }

    private static void checkCohort(Cohort cohort, String what) {
        int inside = 0;
        for (int i = 0; i < 12; i++) {
            inside += cohort.contains(i) ? 1 : 0;
        }
        assertThat(inside).as(what).isEqualTo(cohort.count);
        for (int k = 0; k < cohort.count; k++) {
            assertThat(cohort.contains(cohort.members[k])).as(what).isTrue();
            assertThat(cohort.members[k]).as(what + ": ascending").isGreaterThan(k == 0 ? -1 : cohort.members[k - 1]);
        }
    }

    @Test
    void sameRoundAndStreamSameCohort() {
        Cohort one = new Cohort(12);
        Cohort two = new Cohort(12);
        for (Participation law : laws()) {
            law.draw(4, stream(4), one);
            law.draw(5, stream(5), two);
            law.draw(4, stream(4), two);
            assertThat(Arrays.copyOf(two.members, two.count)).as(law.name()).isEqualTo(Arrays.copyOf(one.members, one.count));
        }
    }

    /// Pearson's statistic over the 10 subsets of 2 of 5: χ² with 9 degrees of freedom exceeds 45 with probability 9e-7.
    @Test
    void uniformMakesAllSubsetsEquallyLikely() {
        Map<List<Integer>, Integer> seen = subsets(bind("uniform", 5, 2), 5);
        double statistic = seen.values().stream().mapToDouble(c -> (c - ROUNDS / 10.0) * (c - ROUNDS / 10.0) / (ROUNDS / 10.0)).sum();
        assertThat(seen).hasSize(10);
        assertThat(statistic).isLessThan(45);
    }

    @Test
    void importanceReachesAllSubsetsAndAlwaysHasItsSize() {
        Map<List<Integer>, Integer> seen = subsets(bind("importance", 5, 2, new double[] {1, 2, 3, 4, 5}), 5);
        assertThat(seen.keySet()).hasSizeGreaterThanOrEqualTo(9).allMatch(s -> s.size() == 2);
    }

    @Test
    void cohortsInTurnGiveEveryNodeOneTurnInEachOrder() {
        Participation law = bind("cohorts_in_turn", 7, 3);
        Cohort cohort = new Cohort(7);
        List<List<Integer>> orders = new java.util.ArrayList<>();
        for (int epoch = 0; epoch < 50; epoch++) {
            List<Integer> seen = new java.util.ArrayList<>();
            for (int round = 3 * epoch + 1; round <= 3 * epoch + 3; round++) {
                law.draw(round, stream(round), cohort);
                IntStream.of(cohort.members).limit(cohort.count).forEach(seen::add);
            }
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
            orders.add(seen);
        }
        assertThat(orders.stream().distinct().count()).isGreaterThan(30);
    }

    private static Map<List<Integer>, Integer> subsets(Participation law, int nodes) {
        Map<List<Integer>, Integer> seen = new HashMap<>();
        Cohort cohort = new Cohort(nodes);
        for (int round = 1; round <= ROUNDS; round++) {
            law.draw(round, stream(round), cohort);
            seen.merge(IntStream.of(cohort.members).limit(cohort.count).boxed().toList(), 1, Integer::sum);
        }
        return seen;
    }

    /// p = min(1, c·w): the two heavy ones are certain, the others share the remaining place 1 : 2 : 3 : 4.
    @Test
    void importanceCapsProbabilitiesAtOne() {
        Participation law = bind("importance", 6, 3, new double[] {1, 1000, 2, 3, 4, 30});
        double[] p = IntStream.range(0, 6).mapToDouble(law::probability).toArray();
        assertThat(p).containsExactly(new double[] {0.1, 1, 0.2, 0.3, 0.4, 1}, within(1e-15));
    }

    @Test
    void roundRobinGoesAround() {
        Participation law = bind("round_robin", 5, 2);
        assertThat(members(law, 1)).containsExactly(0, 1);
        assertThat(members(law, 2)).containsExactly(2, 3);
        assertThat(members(law, 3)).containsExactly(0, 4);
        assertThat(members(law, 4)).containsExactly(1, 2);
        assertThat(members(law, 6)).containsExactly(0, 1);
        assertThat(members(law, 0)).as("initialisation").containsExactly(3, 4);
    }

    private static int[] members(Participation law, long round) {
        Cohort cohort = new Cohort(5);
        law.draw(round, stream(round), cohort);
        return Arrays.copyOf(cohort.members, cohort.count);
    }

    @Test
    void namesAndErrors() {
        assertThat(bind("uniform", 40, 0.1).name()).isEqualTo("uniform(10%)");
        assertThat(bind("uniform", 40, 0.1).expectedSize()).isEqualTo(4);
        assertThat(bind("everybody", 3).name()).isEqualTo("everybody");
        assertThat(bind("poisson_sampling", 3, 0.1).name()).isEqualTo("poisson_sampling(10%)");
        failure(() -> bind("uniform", 5, 10), "`uniform(10)` asks for 10 nodes, but there are 5");
        failure(() -> bind("uniform", 5, 0), "`k` of `uniform` must be a count");
        failure(() -> bind("importance", 2, 1, new double[] {1, 2, 3}), "3 weights for 2 nodes");
        failure(() -> bind("importance", 2, 1, new double[] {1, 0}), "one positive number for each node");
        failure(() -> bind("poisson_sampling", 2, 2), "must be a probability above 0 and at most 1, not 2");
    }

    private static void failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UserError.class).hasMessageContaining(message);
    }

    private static Participation bind(String kind, int nodes, Object... arguments) {
        return new Participations.Spec(Participations.byName(kind).orElseThrow(), arguments).bind(nodes);
    }

    private static Stream stream(long round) {
        return new Stream().reset(17, 3, Stream.EVERYBODY, round, 0);
    }
}
