package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Krum (Blanchard et al. 2017): the vector with the least sum of squared distances to its n − f − 2 nearest others; multi-Krum: the mean of
/// the m best ones. Of equal ones the first.
final class Krum implements RobustRule {
    private final int f;
    private final int best;
    private final Distances distances = new Distances();
    private final Room row = new Room();
    private final Room scores = new Room();

    /// @param best how many are averaged; 0 for n − f
    Krum(int f, int best) {
        this.f = f;
        this.best = best;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int wrong = in.wrong(f);
        distances.of(in);
        double[] score = scores.numbers(n);
        for (int i = 0; i < n; i++) {
            score[i] = score(i, n, Math.max(1, n - wrong - 2));
        }
        int m = Math.min(n, best == 0 ? n - wrong : best);
        Arrays.fill(out, oo, oo + in.length(), 0.0);
        for (int k = 0; k < m; k++) {
            int next = least(score, n);
            Kernels.axpy(1.0 / m, in.values(), in.start()[next], out, oo, in.length());
            score[next] = Double.POSITIVE_INFINITY;
        }
    }

    private double score(int i, int n, int nearest) {
        double[] d = row.numbers(n);
        int count = 0;
        for (int j = 0; j < n; j++) {
            if (j != i) {
                d[count++] = distances.between(i, j);
            }
        }
        Arrays.sort(d, 0, count);
        double sum = 0;
        for (int k = 0; k < Math.min(nearest, count); k++) {
            sum += d[k];
        }
        return sum;
    }

    private static int least(double[] score, int n) {
        int least = 0;
        for (int i = 1; i < n; i++) {
            if (score[i] < score[least]) {
                least = i;
            }
        }
        return least;
    }
}
