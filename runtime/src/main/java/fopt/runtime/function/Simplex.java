package fopt.runtime.function;

import java.util.Arrays;

/// `project_simplex(v)`: the nearest vector with entries that are not negative and sum to 1, by sorting (Held, Wolfe, Crowder 1974).
final class Simplex {
    private Simplex() {}

    static VectorFunction project(Given given) {
        int n = given.vector(0).length();
        return given.givesFinite(given.vector(0), () -> {
            double[] sorted = new double[n];
            return (call, out, at) -> project(call.array(0), call.offset(0), n, sorted, out, at);
        });
    }

    /// @param sorted workspace of n numbers @param out may be v. *Modified*
    static void project(double[] v, int vo, int n, double[] sorted, double[] out, int oo) {
        System.arraycopy(v, vo, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
        double sum = 0;
        double shift = 0;
        for (int count = 1; count <= n; count++) {
            double next = sorted[n - count];
            sum += next;
            double candidate = (sum - 1) / count;
            if (next > candidate) {
                shift = candidate;
            }
        }
        for (int c = 0; c < n; c++) {
            out[oo + c] = Math.max(v[vo + c] - shift, 0);
        }
    }
}
