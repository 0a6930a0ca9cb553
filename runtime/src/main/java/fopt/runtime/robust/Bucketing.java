package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Bucketing (Karimireddy, He, Jaggi 2022): in random order, means of s vectors each (the last of what is left), then the rule.
final class Bucketing implements RobustRule {
    private final RobustRule rule;
    private final int s;
    private final Room means = new Room();
    private final Room order = new Room();
    private final Inputs averaged = new Inputs();

    Bucketing(RobustRule rule, int s) {
        this.rule = rule;
        this.s = s;
    }

    @Override
    public boolean draws() {
        return true;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int d = in.length();
        int buckets = (n + s - 1) / s;
        int[] shuffled = shuffled(n, draws);
        double[] mean = means.numbers(buckets * d);
        Arrays.fill(mean, 0, buckets * d, 0.0);
        for (int k = 0; k < n; k++) {
            int bucket = k / s;
            int size = Math.min(s, n - bucket * s);
            Kernels.axpy(1.0 / size, in.values(), in.start()[shuffled[k]], mean, bucket * d, d);
        }
        rule.apply(averaged.stacked(mean, 0, buckets, d), draws, out, oo);
    }

    /// Fisher and Yates.
    private int[] shuffled(int n, Stream draws) {
        int[] all = order.whole(n);
        for (int k = 0; k < n; k++) {
            all[k] = k;
        }
        for (int k = n - 1; k > 0; k--) {
            int other = draws.nextInt(k + 1);
            int kept = all[k];
            all[k] = all[other];
            all[other] = kept;
        }
        return all;
    }
}
