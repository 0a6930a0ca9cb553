package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against a full sort of all entries.
class TopKTest {
    private final Stream s = new Stream().reset(8, 0, 0, 0, 0);

    @Test
    void sameAsAFullSortWhateverTheHint() {
        double[] hints = {0, -1, 1e-300, 0.5, 1, 3, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        for (int d : new int[] {2, 9, 100, 1025, 5000}) {
            for (int k : new int[] {1, 2, d / 100 + 1, d / 3 + 1, d - 1}) {
                Vectors.all(d, 3).forEach((name, v) -> {
                    int[] expected = bySorting(v, k);
                    for (double hint : hints) {
                        Message m = new Message();
                        m.hint = hint;
                        m.factor = hint;
                        check(v, expected, m, name + ", hint " + hint);
                    }
                });
            }
        }
    }

    @Test
    void manyTies() {
        for (int trial = 0; trial < 200; trial++) {
            int d = 1 + s.nextInt(3000);
            double[] v = IntStream.range(0, d).mapToDouble(i -> s.nextInt(5) - 2).toArray();
            check(v, bySorting(v, 1 + s.nextInt(d)), new Message(), "small integers");
        }
    }

    /// One slot through rounds in which magnitudes shrink, jump up and down, and selected entries are set to zero, as in error feedback.
    @Test
    void oneSlotThroughManyRounds() {
        int d = 3000;
        double[] v = new double[d];
        Message slot = new Message();
        for (int round = 0; round < 300; round++) {
            double scale = Math.pow(0.97, round) * (round % 50 == 49 ? 1e4 : 1);
            for (int i = 0; i < d; i++) {
                v[i] += s.nextNormal() * scale;
            }
            check(v, bySorting(v, 30), slot, "round " + round);
            for (int c = 0; c < slot.count; c++) {
                v[slot.index[c]] = 0;
            }
        }
    }

    private static int[] bySorting(double[] v, int k) {
        return IntStream.range(0, v.length).boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> -magnitude(v[i])).thenComparingInt(i -> i))
            .limit(k).mapToInt(i -> i).sorted().toArray();
    }

    private static void check(double[] v, int[] expected, Message slot, String what) {
        int k = expected.length;
        new TopK("top_k", v.length, k).compress(v, 0, slot, null);
        if (k == v.length) {
            assertThat(slot.sparse).isFalse();
            return;
        }
        assertThat(slot.count).as(what).isEqualTo(k);
        assertThat(Arrays.copyOf(slot.index, k)).as(what).isEqualTo(expected);
        for (int c = 0; c < k; c++) {
            assertThat(slot.value[c]).as(what).isEqualTo(Double.valueOf(v[expected[c]]));
        }
    }

    private static double magnitude(double x) {
        return Double.isNaN(x) ? Double.POSITIVE_INFINITY : Math.abs(x);
    }

    @Test
    void quickselectAgainstSorting() {
        for (int trial = 0; trial < 2000; trial++) {
            int n = 1 + s.nextInt(200);
            int distinct = 1 + s.nextInt(n);
            double[] a = IntStream.range(0, n).mapToDouble(i -> s.nextInt(distinct)).toArray();
            double[] sorted = a.clone();
            Arrays.sort(sorted);
            int k = 1 + s.nextInt(n);
            assertThat(Quickselect.largest(a, n, k)).isEqualTo(sorted[n - k]);
        }
        double[] pipe = IntStream.range(0, 4096).mapToDouble(i -> Math.min(i, 4096 - i)).toArray();
        assertThat(Quickselect.largest(pipe, 4096, 100)).as("one 2048, two of each below it").isEqualTo(1998);
    }
}
