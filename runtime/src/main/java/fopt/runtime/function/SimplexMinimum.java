package fopt.runtime.function;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// `simplex_min(Q)`: weights w that are not negative, sum to 1 and make wᵀQw least, for a symmetric positive semidefinite Q.
///
/// By accelerated projected gradients with restarts (O'Donoghue, Candès 2015) from equal weights, until the duality gap `2 (wᵀQw − min_c (Qw)_c)` is below
/// 1e-12 times the largest entry of Q, for at most 100000 steps.
final class SimplexMinimum implements VectorFunction.Computation {
    private static final double ACCURACY = 1e-12;
    private static final int MOST_STEPS = 100_000;

    private final int n;
    private final double[] w;
    private final double[] last;
    private final double[] ahead;
    private final double[] slope;
    private final double[] sorted;

    private SimplexMinimum(int n) {
        this.n = n;
        w = new double[n];
        last = new double[n];
        ahead = new double[n];
        slope = new double[n];
        sorted = new double[n];
    }

    static VectorFunction bind(Given given) {
        int n = given.square(0);
        return given.givesFinite(Size.of(n), () -> new SimplexMinimum(n));
    }

    @Override
    public void run(Call call, double[] out, int at) {
        double[] q = call.array(0);
        int qo = call.offset(0);
        Arrays.fill(w, 1.0 / n);
        double largest = Kernels.maxAbs(q, qo, n * n);
        double smoothness = 2 * steepest(q, qo);
        System.arraycopy(w, 0, ahead, 0, n);
        double t = 1;
        for (int step = 0; step < MOST_STEPS && gap(q, qo) > ACCURACY * largest; step++) {
            System.arraycopy(w, 0, last, 0, n);
            Products.times(n, n, 1, q, qo, ahead, 0, slope, 0);
            System.arraycopy(ahead, 0, w, 0, n);
            Kernels.axpy(-2 / smoothness, slope, 0, w, 0, n);
            Simplex.project(w, 0, n, sorted, w, 0);
            t = lookAhead(t);
        }
        System.arraycopy(w, 0, out, at, n);
    }

    /// The next t of the acceleration; 1 where the last step went against the one ahead.
    private double lookAhead(double t) {
        double against = 0;
        for (int c = 0; c < n; c++) {
            against += (ahead[c] - w[c]) * (w[c] - last[c]);
        }
        double next = against > 0 ? 1 : (1 + Math.sqrt(1 + 4 * t * t)) / 2;
        double momentum = against > 0 ? 0 : (t - 1) / next;
        for (int c = 0; c < n; c++) {
            ahead[c] = w[c] + momentum * (w[c] - last[c]);
        }
        return next;
    }

    private double gap(double[] q, int qo) {
        Products.times(n, n, 1, q, qo, w, 0, slope, 0);
        return 2 * (Kernels.dot(w, 0, slope, 0, n) - Kernels.min(slope, 0, n));
    }

    /// A bound of the largest eigenvalue: the largest sum of magnitudes in a row.
    private double steepest(double[] q, int qo) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Kernels.sumOfAbs(q, qo + i * n, n));
        }
        return most;
    }
}
