package fopt.runtime.function;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Functions of the entries of a vector in ascending order (-0 before 0, not-a-numbers last).
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
