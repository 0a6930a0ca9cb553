package fopt.runtime.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// Noise that is a combination of draws of several rounds, one in each. All rounds are kept until somebody asks: memory grows with them.
final class CorrelatedSpending implements Spending {
    private final int nodes;
    private final boolean sums;
    private final List<double[]> rows = new ArrayList<>();
    private final List<BitSet> cohorts = new ArrayList<>();
    private double[] bounds = new double[16];
    /// The row under construction, by lag.
    private double[] byLag = new double[4];

    CorrelatedSpending(int nodes, boolean sums) {
        this.nodes = nodes;
        this.sums = sums;
    }

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        if (lag >= byLag.length) {
            byLag = Arrays.copyOf(byLag, Math.max(lag + 1, 2 * byLag.length));
        }
        byLag[lag] += std;
    }

    /// What was drawn before the first round is 0. A round without a release is taken for one that lets its own draw out, of nobody: that says more
    /// than nothing.
    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        while (rows.size() < round - 1) {
            double[] own = new double[rows.size() + 1];
            own[rows.size()] = 1;
            add(own, 0, members, 0);
        }
        int t = rows.size();
        double[] row = new double[t + 1];
        for (int lag = 0; lag < byLag.length && lag <= t; lag++) {
            row[t - lag] = byLag[lag];
        }
        Arrays.fill(byLag, 0);
        add(row, sensitivity, members, count);
    }

    private void add(double[] row, double sensitivity, int[] members, int count) {
        int t = rows.size();
        rows.add(row);
        if (t == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * t);
        }
        bounds[t] = sensitivity;
        BitSet cohort = new BitSet(nodes);
        for (int k = 0; k < count; k++) {
            cohort.set(members[k]);
        }
        cohorts.add(t > 0 && cohort.equals(cohorts.getLast()) ? cohorts.getLast() : cohort);
    }

    @Override
    public double squaredMu() {
        MatrixMechanism law = new MatrixMechanism(rows.toArray(double[][]::new), bounds, sums);
        Stream<int[]> patterns = cohorts.stream().distinct().count() <= 1 ? Stream.of(rounds(cohorts.isEmpty() ? 0 : cohorts.getFirst().nextSetBit(0)))
                : Stream.iterate(0, i -> i < nodes, i -> i + 1).map(this::rounds);
        return patterns.mapToDouble(law::squaredSensitivity).max().orElse(0);
    }

    /// The rounds in which a node took part.
    private int[] rounds(int node) {
        return Stream.iterate(0, t -> t < cohorts.size(), t -> t + 1).filter(t -> cohorts.get(t).get(node)).mapToInt(t -> t).toArray();
    }

    @Override
    public Rdp rest() {
        return Rdp.none();
    }
}
