package fopt.runtime.robust;

import fopt.runtime.random.Stream;

/// NNM (Allouah et al. 2023): each vector is replaced by the mean of its n − f nearest, itself among them, before the rule. Of equally near ones
/// the first are taken.
final class NearestNeighborMixing implements RobustRule {
    private final RobustRule rule;
    private final int f;
    private final Distances distances = new Distances();
    private final Room mixed = new Room();
    private final Inputs replaced = new Inputs();
    private final Room row = new Room();
    private final Room sorted = new Room();

    NearestNeighborMixing(RobustRule rule, int f) {
        this.rule = rule;
        this.f = f;
    }

    @Override
    public boolean draws() {
        return rule.draws();
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int d = in.length();
        int near = n - in.wrong(f);
        distances.of(in);
        double[] means = mixed.numbers(n * d);
        double[] distance = row.numbers(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distance[j] = distances.between(i, j);
            }
            Nearest.mean(in, distance, near, sorted.numbers(n), means, i * d);
        }
        rule.apply(replaced.stacked(means, 0, n, d), draws, out, oo);
    }
}
