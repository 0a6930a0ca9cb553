package fopt.runtime.privacy;

/// Gaussian noise, fresh in each round, on what a Poisson sample gives.
final class SampledSpending implements Spending {
    private final double rate;
    private final Runs runs = new Runs();
    private final Draws noise = new Draws();

    SampledSpending(double rate) {
        this.rate = rate;
    }

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        noise.add(draw, std);
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        double variance = noise.takeVariance();
        if (sensitivity != 0) {
            runs.add(StrictMath.sqrt(variance) / sensitivity, 0);
        }
    }

    @Override
    public double squaredMu() {
        return 0;
    }

    @Override
    public Rdp rest() {
        Rdp[] sum = {Rdp.none()};
        runs.each((multiplier, zero, times) -> sum[0] = sum[0].plus(Rdp.sampledGaussian(rate, multiplier).times(times)));
        return sum[0];
    }
}
