package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplersTest {
    private static final int ROWS = 10;

    @Test
    void drawsStayWithinTheRowsAndDependOnTheStreamOnly() {
        for (Samplers.Order order : Samplers.ALL) {
            int[] first = indices(order.make().apply(2), 3, 4, 12);
            int[] again = indices(order.make().apply(2), 3, 4, 12);
            assertThat(first).as(order.name()).containsExactly(again);
            assertThat(Arrays.stream(first).boxed()).allMatch(row -> row >= 0 && row < ROWS);
        }
    }

    @Test
    void withReplacementIsUniform() {
        int[] counts = counts(new WithReplacement(), 4, 20_000);
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 8000) < 5 * Math.sqrt(8000));
    }

    @Test
    void distinctSetsAreUniform() {
        Sampler sampler = new Distinct(1);
        Samples out = new Samples();
        int[] pairs = new int[ROWS * ROWS];
        for (int round = 0; round < 45_000; round++) {
            sampler.draw(0, ROWS, 2, new Stream().reset(1, 0, 0, round, 0), out);
            assertThat(out.index[0]).isNotEqualTo(out.index[1]);
            pairs[Math.min(out.index[0], out.index[1]) * ROWS + Math.max(out.index[0], out.index[1])]++;
        }
        assertThat(Arrays.stream(pairs).filter(count -> count > 0).boxed())
            .hasSize(45).allMatch(count -> Math.abs(count - 1000) < 5 * Math.sqrt(1000));
    }

    @Test
    void distinctCanTakeAllRows() {
        Samples out = new Samples();
        new Distinct(1).draw(0, 100, 100, new Stream().reset(1, 0, 0, 0, 0), out);
        assertThat(out.index).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reshuffled", "shuffled_once", "in_order"})
    void anEpochHasEveryRowOnce(String order) {
        Sampler sampler = Samplers.make(order, 1);
        int[] firstEpoch = indices(sampler, 3, 0, 4);
        int[] secondEpoch = indices(sampler, 3, 4, 4);
        assertThat(firstEpoch).containsExactlyInAnyOrder(IntStream.range(0, ROWS).toArray());
        assertThat(secondEpoch).containsExactlyInAnyOrder(IntStream.range(0, ROWS).toArray());
        assertThat(Arrays.equals(firstEpoch, secondEpoch)).isEqualTo(!order.equals("reshuffled"));
        assertThat(Arrays.equals(firstEpoch, IntStream.range(0, ROWS).toArray())).isEqualTo(order.equals("in_order"));
    }

    @Test
    void nodesHaveTheirOwnEpochs() {
        Sampler sampler = Samplers.make("in_order", 2);
        Samples out = new Samples();
        Stream stream = new Stream().reset(1, 0, 0, 0, 0);
        sampler.draw(0, 5, 2, stream, out);
        sampler.draw(1, 7, 3, stream, out);
        sampler.draw(0, 5, 2, stream, out);
        assertThat(Arrays.copyOf(out.index, out.count)).containsExactly(2, 3);
        sampler.draw(0, 5, 2, stream, out);
        assertThat(out.count).isEqualTo(1);
    }

    @Test
    void poissonTakesEachRowWithTheSameProbability() {
        Sampler sampler = new Poisson();
        int[] counts = counts(sampler, 4, 20_000);
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 8000) < 5 * Math.sqrt(8000 * 0.6));
        Samples out = new Samples();
        double squares = 0;
        for (int round = 0; round < 20_000; round++) {
            sampler.draw(0, ROWS, 4, new Stream().reset(2, 0, 0, round, 0), out);
            squares += (out.count - 4.0) * (out.count - 4.0);
        }
        assertThat(squares / 20_000).isCloseTo(10 * 0.4 * 0.6, offset(0.15));
    }

    @Test
    void sizesBelowOneAreShares() {
        assertThat(Samplers.count(200, 0.1)).isEqualTo(20);
        assertThat(Samplers.count(200, 1e-6)).isEqualTo(1);
        assertThat(Samplers.count(200, 1)).isEqualTo(1);
        assertThat(Samplers.count(200, 1000)).isEqualTo(200);
    }

    @Test
    void unknownOrdersAreNamed() {
        assertThatThrownBy(() -> Samplers.make("sorted", 3)).isInstanceOf(UserError.class)
            .hasMessageContaining("`sorted`").hasMessageContaining("reshuffled");
    }

    private static int[] indices(Sampler sampler, double size, int firstRound, int rounds) {
        Samples out = new Samples();
        return IntStream.range(firstRound, firstRound + rounds).flatMap(round -> {
            sampler.draw(0, ROWS, size, new Stream().reset(1, 0, 0, round, 0), out);
            return Arrays.stream(out.index.clone()).limit(out.count);
        }).toArray();
    }

    private static int[] counts(Sampler sampler, double size, int rounds) {
        int[] counts = new int[ROWS];
        for (int row : indices(sampler, size, 0, rounds)) {
            counts[row]++;
        }
        return counts;
    }
}
