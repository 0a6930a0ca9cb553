package fopt.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Known answers come from a transcription to Python integers. Statistics: sums of many terms are checked at 6 standard deviations (2e-9 each if
/// they were normal), χ² statistics at a stated tail; some 100 checks, so below 1e-5 in all. Seeds are fixed.
class StreamTest {
    private static final int COUNT = 200_000;

    /// The published sequence of SplitMix64 for the seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64").
    @Test
    void finaliserOfSplitMix() {
        long[] published = {6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L, Long.parseUnsignedLong("16408922859458223821")};
        for (int i = 0; i < published.length; i++) {
            assertThat(Stream.mix(1234567 + (i + 1) * Stream.GOLDEN)).isEqualTo(published[i]);
        }
    }

    @Test
    void knownAnswers() {
        Stream s = new Stream();
        s.reset(0, 0, 0, 0, 0);
        assertThat(new long[] {s.nextLong(), s.nextLong(), s.nextLong()})
            .containsExactly(0x62540cfaea3837b0L, 0x0eee3a826dbebfe6L, 0xebbb6008a9f28b2cL);
        s.reset(42, 3, Stream.EVERYBODY, 1_000_000_007, 5);
        assertThat(new long[] {s.nextLong(), s.nextLong(), s.nextLong()})
            .containsExactly(0xadab89cce8ec4dc1L, 0x48358c2c0051e619L, 0x89c72cdfd2e44397L);
        assertThat(s.position()).isEqualTo(3);
        s.reset(-1, 2, 7, 1, 0);
        assertThat(s.nextDouble()).isEqualTo(0.7164508172442774);
        s.reset(-1, 2, 7, 1, 0);
        assertThat(IntStream.of(1, 2, 10, 1000, Integer.MAX_VALUE, 3).map(s::nextInt).toArray())
            .containsExactly(0, 0, 8, 796, 647037263, 2);
        int[] chosen = new int[6];
        s.reset(42, 3, Stream.EVERYBODY, 1_000_000_007, 5).choose(50, 6, chosen, new int[2]);
        assertThat(chosen).containsExactly(12, 22, 25, 30, 40, 49);
        int[] order = IntStream.range(0, 8).toArray();
        s.reset(0, 0, 0, 0, 0).shuffle(order, 8);
        assertThat(order).containsExactly(1, 7, 4, 2, 6, 5, 0, 3);
    }

    @Test
    void kernelsCanProduceTheSameNumbers() {
        Stream s = new Stream().reset(9, 8, 7, 6, 5);
        s.skip(3);
        assertThat(s.nextLong()).isEqualTo(Stream.mix(s.key() + 4 * Stream.GOLDEN));
    }

    @Test
    void momentsOfUniformAndNormal() {
        Stream s = new Stream().reset(1, 2, 3, 4, 5);
        double[] u = new double[4];
        double[] z = new double[4];
        for (int i = 0; i < COUNT; i++) {
            double x = s.nextDouble();
            double y = s.nextNormal();
            assertThat(x).isBetween(0.0, Math.nextDown(1.0));
            for (int k = 0; k < 4; k++) {
                u[k] += Math.pow(x, k + 1) / COUNT;
                z[k] += Math.pow(y, k + 1) / COUNT;
            }
        }
        double[] normal = {0, 1, 0, 3};
        double[] variance = {1, 2, 15, 96};
        for (int k = 0; k < 4; k++) {
            double mean = 1.0 / (k + 2);
            assertThat(u[k]).isCloseTo(mean, within(6 * Math.sqrt((1.0 / (2 * k + 3) - mean * mean) / COUNT)));
            assertThat(z[k]).isCloseTo(normal[k], within(6 * Math.sqrt(variance[k] / COUNT)));
        }
    }

    /// Keys that differ by one in one part, and positions next to each other, give numbers without correlation and bits that differ half the time.
    @Test
    void neighboursAreUnrelated() {
        Stream s = new Stream();
        Map<String, LongFunction<Stream>> families = Map.of(
            "seed", i -> s.reset(i, 1, 1, 1, 1),
            "site", i -> s.reset(1, (int) i, 1, 1, 1),
            "node", i -> s.reset(1, 1, (int) i - 1, 1, 1),
            "round", i -> s.reset(1, 1, 1, i, 1),
            "iteration", i -> s.reset(1, 1, 1, 1, i));
        families.forEach((name, family) -> unrelated(name, i -> family.apply(i).nextLong()));
        s.reset(1, 1, 1, 1, 1);
        unrelated("position", i -> s.nextLong());
    }

    private static void unrelated(String name, LongFunction<Long> sequence) {
        double product = 0;
        long different = 0;
        long before = sequence.apply(0);
        for (int i = 1; i <= COUNT; i++) {
            long next = sequence.apply(i);
            product += ((before >>> 11) * 0x1p-53 - 0.5) * ((next >>> 11) * 0x1p-53 - 0.5);
            different += Long.bitCount(before ^ next);
            before = next;
        }
        assertThat(12 * product / COUNT).as(name + ": correlation").isCloseTo(0, within(6 / Math.sqrt(COUNT)));
        assertThat((double) different / COUNT).as(name + ": bits that differ").isCloseTo(32, within(6 * 4 / Math.sqrt(COUNT)));
    }

    /// Swapping two parts of the key, as node and round, gives another stream.
    @Test
    void partsOfTheKeyAreNotInterchangeable() {
        long[] first = new long[5];
        for (int part = 0; part < 5; part++) {
            int[] k = new int[5];
            k[part] = 1;
            first[part] = new Stream().reset(k[0], k[1], k[2], k[3], k[4]).nextLong();
        }
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(5);
    }

    /// χ² with 9 degrees of freedom exceeds 45 with probability 9e-7; with 23, 73 with probability 4e-7.
    @Test
    void integersSubsetsAndOrdersAreUniform() {
        Stream s = new Stream().reset(5, 5, 5, 5, 5);
        int[] out = new int[4];
        int[] marks = new int[1];
        Map<Object, Integer> digits = new HashMap<>();
        Map<Object, Integer> subsets = new HashMap<>();
        Map<Object, Integer> orders = new HashMap<>();
        for (int i = 0; i < COUNT / 4; i++) {
            digits.merge(s.nextInt(10), 1, Integer::sum);
            s.choose(5, 2, out, marks);
            subsets.merge(out[0] + "," + out[1], 1, Integer::sum);
            Arrays.setAll(out, k -> k);
            s.shuffle(out, 4);
            orders.merge(Arrays.toString(out), 1, Integer::sum);
        }
        assertThat(marks).containsOnly(0);
        assertThat(chiSquare(digits, 10)).isLessThan(45);
        assertThat(chiSquare(subsets, 10)).isLessThan(45);
        assertThat(chiSquare(orders, 24)).isLessThan(73);
    }

    private static double chiSquare(Map<Object, Integer> seen, int cells) {
        assertThat(seen).hasSize(cells);
        double expected = COUNT / 4.0 / cells;
        return seen.values().stream().mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    }

    @Test
    void choosingAllAndAlmostAll() {
        Stream s = new Stream().reset(5, 5, 5, 5, 6);
        int[] out = new int[100];
        int[] marks = new int[4];
        s.choose(100, 100, out, marks);
        assertThat(out).containsExactly(IntStream.range(0, 100).toArray());
        s.choose(100, 99, out, marks);
        assertThat(Arrays.copyOf(out, 99)).isSorted().doesNotHaveDuplicates();
        s.choose(100, 0, out, marks);
        assertThat(marks).containsOnly(0);
    }

    @Test
    void coinsFallAsOftenAsTheyShould() {
        Stream s = new Stream().reset(5, 5, 5, 5, 7);
        for (double p : new double[] {0, 0.01, 0.5, 1}) {
            long heads = IntStream.range(0, COUNT).filter(i -> s.coin(p)).count();
            assertThat((double) heads / COUNT).isCloseTo(p, within(6 * Math.sqrt(p * (1 - p) / COUNT)));
        }
    }
}
