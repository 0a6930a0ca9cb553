package fopt.runtime.function;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Marks the largest or the smallest entries of a vector: 1 there, 0 elsewhere. Of equal entries the first are taken; -0 counts as 0, and not a number
/// as larger than any.
final class Selection {
    private Selection() {}

    /// `largest(k, v)`
    static VectorFunction largest(Given given) {
        return selection(given, 1);
    }

    /// `smallest(k, v)`
    static VectorFunction smallest(Given given) {
        return selection(given, -1);
    }

    private static VectorFunction selection(Given given, double sign) {
        int n = given.vector(0).length();
        return given.gives(Size.vector(n), () -> {
            double[] sorted = new double[n];
            return (call, out, at) -> {
                double k = call.number(0);
                if (!(k >= 0 && k <= n)) {
                    throw new UserError("E612", "`" + given.function() + "` of " + k + " entries of a vector of " + n + ": the number must be between 0 and " + n);
                }
                mark(call.array(0), call.offset(0), sign, (int) k, sorted, out, at);
            };
        });
    }

    private static void mark(double[] v, int from, double sign, int k, double[] sorted, double[] out, int at) {
        int n = sorted.length;
        if (k == 0 || k == n) {
            Arrays.fill(out, at, at + n, k == 0 ? 0.0 : 1.0);
            return;
        }
        for (int c = 0; c < n; c++) {
            sorted[c] = sign * v[from + c] + 0.0;
        }
        Arrays.sort(sorted);
        double least = sorted[n - k];
        int above = 0;
        for (int c = 0; c < n; c++) {
            boolean more = beyond(sign * v[from + c] + 0.0, least);
            out[at + c] = more ? 1.0 : 0.0;
            above += more ? 1 : 0;
        }
        for (int c = 0, ties = k - above; ties > 0; c++) {
            if (out[at + c] == 0.0 && Double.compare(sign * v[from + c] + 0.0, least) == 0) {
                out[at + c] = 1.0;
                ties--;
            }
        }
    }

    private static boolean beyond(double a, double least) {
        return Double.compare(a, least) > 0;
    }
}
