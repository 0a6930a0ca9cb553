package fopt.runtime.privacy;

/// Laplace noise, fresh in each round; the sensitivity is that of the 1-norm. Of all users the worst case: one who always takes part.
final class LaplaceSpending implements Spending {
    private final Runs runs = new Runs();
    private final Draws noise = new Draws();

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        noise.add(draw, std);
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        double scale = noise.takeLargest();
        if (sensitivity != 0) {
            runs.add(scale / sensitivity, 0);
        }
    }

    @Override
    public double squaredMu() {
        return 0;
    }

    @Override
    public Rdp rest() {
        Rdp[] sum = {Rdp.none()};
        runs.each((multiplier, zero, times) -> sum[0] = sum[0].plus(Rdp.laplace(multiplier).times(times)));
        return sum[0];
    }
}
