package fopt.runtime.privacy;

import java.util.Arrays;

/// Gaussian noise that is fresh in each round: squares of sensitivity over standard deviation add up for those who take part.
final class FreshSpending implements Spending {
    private final double[] squaredMu;
    private final Draws noise = new Draws();

    FreshSpending(int nodes) {
        squaredMu = new double[nodes];
    }

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        noise.add(draw, std);
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        double variance = noise.takeVariance();
        double spent = sensitivity == 0 ? 0 : sensitivity * sensitivity / variance;
        for (int k = 0; k < count; k++) {
            squaredMu[members[k]] += spent;
        }
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
