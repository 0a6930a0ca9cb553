package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sampling orders: what all promise, over the list, and the law of each.
class SamplersTest {
    private static final int ROWS = 10;

    @Test
    void samplersSayTheirNames() {
        assertThat(Samplers.ALL).allSatisfy(order -> assertThat(Samplers.make(order.name(), 3)).hasToString(order.name()));
    }

    @Test
    void drawsStayWithinTheRowsAndDependOnTheStreamsAtTheNodeOnly() {
        for (Samplers.Order order : Samplers.ALL) {
            List<int[]> alone = batches(order.make().apply(2), ROWS, 3, 12);
            Sampler shared = order.make().apply(2);
            batches(shared, 17, 5, 4, 1, 8);
            List<int[]> again = batches(shared, ROWS, 3, 12);
            assertThat(again.toArray(int[][]::new)).as(order.name()).isDeepEqualTo(alone.toArray(int[][]::new));
            assertThat(alone.stream().flatMapToInt(Arrays::stream)).allMatch(row -> row >= 0 && row < ROWS);
        }
    }

    @Test
    void roomIsMadeInTheFirstDrawOnly() {
        for (Samplers.Order order : Samplers.ALL) {
            Sampler sampler = order.make().apply(1);
            Samples out = new Samples();
            Stream stream = new Stream();
            sampler.draw(0, ROWS, 4, stream.reset(1, 0, 0, 0, 0), out);
            int[] room = out.index;
            for (int round = 1; round < 50; round++) {
                sampler.draw(0, ROWS, 4, stream.reset(1, 0, 0, round, 0), out);
                assertThat(out.index).as(order.name()).isSameAs(room);
            }
        }
    }

    /// 10 counts within 5 standard deviations: fails for one seed in 170,000.
    @Test
    void withReplacementIsUniform() {
        int[] counts = counts(new WithReplacement(), 4, 20_000);
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 8000) < 5 * Math.sqrt(8000 * 0.9));
        assertThat(batches(new WithReplacement(), ROWS, 25, 1).getFirst()).as("more than there are").hasSize(25);
    }

    /// 45 counts within 5 standard deviations: fails for one seed in 38,000.
    @Test
    void distinctSetsAreUniform() {
        int[] pairs = new int[ROWS * ROWS];
        for (int[] pair : batches(new Distinct(1), ROWS, 2, 45_000)) {
            assertThat(pair[0]).isLessThan(pair[1]);
            pairs[pair[0] * ROWS + pair[1]]++;
        }
        assertThat(Arrays.stream(pairs).filter(count -> count > 0).boxed())
            .hasSize(45).allMatch(count -> Math.abs(count - 1000) < 5 * Math.sqrt(1000));
    }

    @Test
    void distinctTakesAllRowsAtMost() {
        assertThat(batches(new Distinct(1), 100, 100, 1).getFirst()).containsExactly(IntStream.range(0, 100).toArray());
        assertThat(batches(new Distinct(1), 100, 1000, 1).getFirst()).containsExactly(IntStream.range(0, 100).toArray());
    }

    /// Batches of 4 over passes of 10 rows, and batches larger than two passes.
    @ParameterizedTest
    @ValueSource(strings = {"reshuffled", "shuffled_once", "in_order"})
    void passesHaveEveryRowOnceAndBatchesRunOnAcrossThem(String order) {
        for (int size : new int[] {1, 4, 10, 25}) {
            List<int[]> batches = batches(Samplers.make(order, 1), ROWS, size, 60);
            assertThat(batches).allMatch(batch -> batch.length == size);
            checkPasses(order, batches);
        }
    }

    private static void checkPasses(String order, List<int[]> batches) {
        int[] rows = batches.stream().flatMapToInt(Arrays::stream).toArray();
        int[] identity = IntStream.range(0, ROWS).toArray();
        int[] first = Arrays.copyOf(rows, ROWS);
        assertThat(Arrays.equals(first, identity)).isEqualTo(order.equals("in_order"));
        boolean renewed = false;
        for (int start = 0; start < rows.length; start += ROWS) {
            int[] pass = Arrays.copyOfRange(rows, start, start + ROWS);
            assertThat(pass).containsExactlyInAnyOrder(identity);
            renewed |= !Arrays.equals(pass, first);
        }
        assertThat(renewed).isEqualTo(order.equals("reshuffled") || order.equals("epoch"));
    }

    @Test
    void theLastBatchOfAnEpochIsWhatIsLeft() {
        List<int[]> batches = batches(Samplers.make("epoch", 1), ROWS, 4, 30);
        for (int k = 0; k < 30; k++) {
            assertThat(batches.get(k)).hasSize(k % 3 == 2 ? 2 : 4);
        }
        checkPasses("epoch", batches);
        assertThat(batches(Samplers.make("epoch", 1), ROWS, 100, 3)).allMatch(batch -> batch.length == ROWS);
    }

    /// All 6 orders of 3 rows alike, in the first and in later passes: 12 counts within 5 standard deviations, fails for one seed in 145,000.
    @Test
    void everyPermutationIsEquallyLikely() {
        int[][] counts = new int[2][27];
        Samples out = new Samples();
        for (int site = 0; site < 6000; site++) {
            Sampler sampler = Samplers.make("reshuffled", 1);
            for (int pass = 0; pass < 2; pass++) {
                sampler.draw(0, 3, 3, new Stream().reset(1, site, 0, pass, 0), out);
                counts[pass][out.index[0] * 9 + out.index[1] * 3 + out.index[2]]++;
            }
        }
        for (int[] ofPass : counts) {
            assertThat(Arrays.stream(ofPass).filter(count -> count > 0).boxed())
                .hasSize(6).allMatch(count -> Math.abs(count - 1000) < 5 * Math.sqrt(1000 * 5 / 6.0));
        }
    }

    @Test
    void nodesHaveTheirOwnPasses() {
        Sampler sampler = Samplers.make("in_order", 2);
        assertThat(batches(sampler, 5, 2, 1).getFirst()).containsExactly(0, 1);
        assertThat(batches(sampler, 7, 3, 1, 1, 0).getFirst()).containsExactly(0, 1, 2);
        assertThat(batches(sampler, 5, 2, 2).getLast()).containsExactly(4, 0);
    }

    /// 10 counts within 5 standard deviations (one seed in 170,000), and the variance of the size, mp(1 − p), within 6 (one in 500 million).
    @Test
    void poissonTakesEachRowWithTheSameProbability() {
        int[] counts = counts(new Poisson(), 4, 20_000);
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 8000) < 5 * Math.sqrt(8000 * 0.6));
        double squares = batches(new Poisson(), ROWS, 4, 20_000).stream().mapToDouble(batch -> (batch.length - 4.0) * (batch.length - 4.0)).sum();
        assertThat(squares / 20_000).isCloseTo(10 * 0.4 * 0.6, offset(6 * Math.sqrt(2 * 2.4 * 2.4 / 20_000)));
        assertThat(batches(new Poisson(), ROWS, 100, 1).getFirst()).hasSize(ROWS);
        assertThat(batches(new Poisson(), ROWS, 1e-9, 1).getFirst()).isEmpty();
    }

    @Test
    void sizesBelowOneAreShares() {
        assertThat(Samplers.count(200, 0.1)).isEqualTo(20);
        assertThat(Samplers.count(200, 1e-6)).isEqualTo(1);
        assertThat(Samplers.count(200, 1)).isEqualTo(1);
        assertThat(Samplers.count(200, 1000)).isEqualTo(1000);
        assertThat(batches(Samplers.make("in_order", 1), ROWS, 0.3, 1).getFirst()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void sizesArePositive(double size) {
        for (Samplers.Order order : Samplers.ALL) {
            if (!order.name().equals("all")) {
                assertThatThrownBy(() -> batches(order.make().apply(1), ROWS, size, 1)).as(order.name()).isInstanceOf(UserError.class)
                    .extracting("code").isEqualTo("E345");
            }
        }
    }

    @Test
    void unknownOrdersAreNamed() {
        assertThatThrownBy(() -> Samplers.make("sorted", 3)).isInstanceOf(UserError.class).hasMessage(
            "`sorted` is no order of samples; there are with_replacement, distinct, reshuffled, shuffled_once, in_order, epoch, poisson, all");
    }

    /// The rows of some draws at node 0, from round 0 on.
    private static List<int[]> batches(Sampler sampler, int rows, double size, int draws) {
        return batches(sampler, rows, size, draws, 0, 0);
    }

    private static List<int[]> batches(Sampler sampler, int rows, double size, int draws, int node, int site) {
        Samples out = new Samples();
        List<int[]> batches = new ArrayList<>();
        for (int round = 0; round < draws; round++) {
            sampler.draw(node, rows, size, new Stream().reset(1, site, node, round, 0), out);
            batches.add(Arrays.copyOf(out.index, out.count));
        }
        return batches;
    }

    private static int[] counts(Sampler sampler, double size, int rounds) {
        int[] counts = new int[ROWS];
        batches(sampler, ROWS, size, rounds).stream().flatMapToInt(Arrays::stream).forEach(row -> counts[row]++);
        return counts;
    }
}
