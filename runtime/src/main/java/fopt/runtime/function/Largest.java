package fopt.runtime.function;

import java.util.Arrays;

/// `hard_threshold(v, k)`: the k entries of largest magnitude (the first of equals), 0 elsewhere. What is not a number counts as the largest, so that it is not hidden.
final class Largest {
    private Largest() {}

    static VectorFunction keep(Given given) {
        int n = given.vector(0).length();
        return given.gives(given.vector(0), () -> {
            double[] sizes = new double[n];
            return (call, out, at) -> keep(call.array(0), call.offset(0), n, (int) Math.min(n, call.number(0)), sizes, out, at);
        });
    }

    private static void keep(double[] v, int vo, int n, int k, double[] sizes, double[] out, int oo) {
        Arrays.fill(out, oo, oo + n, 0.0);
        if (k < 1) {
            return;
        }
        for (int c = 0; c < n; c++) {
            sizes[c] = size(v[vo + c]);
        }
        Arrays.sort(sizes);
        double least = sizes[n - k];
        int equal = k;
        for (int c = n - k; c < n; c++) {
            equal -= sizes[c] > least ? 1 : 0;
        }
        for (int c = 0; c < n; c++) {
            double size = size(v[vo + c]);
            boolean kept = size > least || size == least && equal-- > 0;
            out[oo + c] = kept ? v[vo + c] : 0;
        }
    }

    private static double size(double v) {
        return Double.isNaN(v) ? Double.POSITIVE_INFINITY : Math.abs(v);
    }
}
