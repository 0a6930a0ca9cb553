package fopt.runtime.topology;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Random order: Fisher and Yates.
final class Shuffle {
    private Shuffle() {
    }

    /// Puts the first `count` values into a random order, all orders alike.
    static void first(int count, int[] values, Stream random) {
        for (int k = count - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int value = values[k];
            values[k] = values[other];
            values[other] = value;
        }
    }

    /// 0 … n-1 in a random order.
    static int[] numbers(int n, Stream random) {
        int[] values = new int[n];
        Arrays.setAll(values, i -> i);
        first(n, values, random);
        return values;
    }
}
