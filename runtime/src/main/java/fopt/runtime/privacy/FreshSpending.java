package fopt.runtime.privacy;

import java.util.Arrays;

/// Gaussian noise that is fresh in each round: squares of sensitivity over standard deviation add up for those who take part.
final class FreshSpending implements Spending {
    private final double[] squaredMu;
    private double variance;

    FreshSpending(int nodes) {
        squaredMu = new double[nodes];
    }

    @Override
    public void noise(Release.Source source, int lag, double std) {
        variance += std * std;
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        double spent = sensitivity == 0 ? 0 : sensitivity * sensitivity / variance;
        for (int k = 0; k < count; k++) {
            squaredMu[members[k]] += spent;
        }
        variance = 0;
    }

    @Override
    public double squaredMu() {
        return Arrays.stream(squaredMu).max().orElse(0);
    }

    @Override
    public Rdp rest() {
        return Rdp.none();
    }
}
