package fopt.runtime.privacy;

/// Noise of a node's own and of its pairs, fresh in each round. Of all nodes the worst case: one that always takes part.
final class PairwiseSpending implements Spending {
    private final PairwiseNoise law;
    private final Runs runs = new Runs();
    private final Draws own = new Draws();
    private final Draws pair = new Draws();

    PairwiseSpending(PairwiseNoise law) {
        this.law = law;
    }

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        (source == Release.Source.OWN ? own : pair).add(draw, std);
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        double alone = own.takeVariance();
        double shared = pair.takeVariance();
        if (sensitivity != 0) {
            runs.add(StrictMath.sqrt(alone) / sensitivity, StrictMath.sqrt(shared) / sensitivity);
        }
    }

    @Override
    public double squaredMu() {
        double[] sum = {0};
        runs.each((a, b, times) -> sum[0] += times * law.squaredMu(1, a, b));
        return sum[0];
    }

    @Override
    public Rdp rest() {
        return Rdp.none();
    }
}
