package fopt.runtime.function;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Functions of entries in ascending order: of a vector (-0 before 0, not-a-numbers last), and of a table, by keys.
final class Order {
    private Order() {}

    /// `sort(v)`
    static VectorFunction sort(Given given) {
        int n = given.vector(0).length();
        return given.gives(Size.vector(n), () -> (call, out, at) -> {
            System.arraycopy(call.array(0), call.offset(0), out, at, n);
            Arrays.sort(out, at, at + n);
        });
    }

    /// `sort(table, by = keys)`: the first entries of a table, as many as the number tells, in ascending order of their keys; of entries with equal
    /// keys (0 and -0 are equal) the first stays first, and not-a-numbers come last. The other entries stay where they are.
    static VectorFunction sortBy(Given given) {
        int length = given.vector(0).length();
        int entries = given.vector(1).length();
        if (length % entries != 0) {
            throw given.misfit("`sort` by " + entries + " keys of a table that has not as many entries");
        }
        int item = length / entries;
        return given.gives(given.vector(0), () -> {
            KeyOrder order = new KeyOrder(entries);
            return (call, out, at) -> {
                int[] sorted = order.of(call.array(1), call.offset(1), Math.clamp((long) call.number(0), 0, entries));
                for (int k = 0; k < entries; k++) {
                    System.arraycopy(call.array(0), call.offset(0) + sorted[k] * item, out, at + k * item, item);
                }
            };
        });
    }

    /// The place (from 1) of the first of the entries that is equal to a number, among as many as the second number tells; 0 if there is none.
    static VectorFunction position(Given given) {
        int entries = given.vector(0).length();
        return given.gives(Size.NUMBER, () -> (call, out, at) -> {
            int count = Math.clamp((long) call.number(1), 0, entries);
            int k = 0;
            while (k < count && call.array(0)[call.offset(0) + k] != call.number(0)) {
                k++;
            }
            out[at] = k < count ? k + 1 : 0;
        });
    }

    /// `quantile(v, p)`: between the neighbouring entries in order, where p (n-1) lies between them (type 7 of Hyndman and Fan, 1996; NumPy's `linear`).
    static VectorFunction quantile(Given given) {
        int n = given.vector(0).length();
        return given.gives(Size.NUMBER, () -> {
            double[] sorted = new double[n];
            return (call, out, at) -> {
                System.arraycopy(call.array(0), call.offset(0), sorted, 0, n);
                Arrays.sort(sorted);
                out[at] = quantile(sorted, call.number(0));
            };
        });
    }

    private static double quantile(double[] sorted, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new UserError("E612", "`quantile` at " + p + ": a quantile is asked for at a share between 0 and 1");
        }
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double beyond = place - below;
        return beyond == 0 ? sorted[below] : sorted[below] + beyond * (sorted[below + 1] - sorted[below]);
    }
}
