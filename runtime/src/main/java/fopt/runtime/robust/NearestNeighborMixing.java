package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// NNM (Allouah et al. 2023): each vector is replaced by the mean of its n − f nearest, itself among them, before the rule. Of equally near ones
/// the first are taken.
final class NearestNeighborMixing implements RobustRule {
    private final RobustRule rule;
    private final int f;
    private final Distances distances = new Distances();
    private final Room mixed = new Room();
    private final Room starts = new Room();
    private final Room row = new Room();

    NearestNeighborMixing(RobustRule rule, int f) {
        this.rule = rule;
        this.f = f;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int d = in.length();
        int near = n - in.wrong(f);
        distances.of(in);
        double[] means = mixed.numbers(n * d);
        Arrays.fill(means, 0, n * d, 0.0);
        for (int i = 0; i < n; i++) {
            double[] sorted = row.numbers(n);
            for (int j = 0; j < n; j++) {
                sorted[j] = distances.between(i, j);
            }
            Arrays.sort(sorted, 0, n);
            mix(in, i, near, sorted[near - 1], means, i * d);
        }
        rule.apply(Inputs.stacked(means, starts.whole(n), n, d), draws, out, oo);
    }

    private void mix(Inputs in, int i, int near, double farthest, double[] means, int at) {
        int ties = near;
        for (int j = 0; j < in.count(); j++) {
            ties -= distances.between(i, j) < farthest ? 1 : 0;
        }
        for (int j = 0; j < in.count(); j++) {
            double distance = distances.between(i, j);
            boolean taken = distance < farthest || distance == farthest && ties-- > 0;
            if (taken) {
                Kernels.axpy(1.0 / near, in.values(), in.start()[j], means, at, in.length());
            }
        }
    }
}
