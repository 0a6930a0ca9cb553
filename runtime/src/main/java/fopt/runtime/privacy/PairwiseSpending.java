package fopt.runtime.privacy;

/// Noise of a node's own and of its pairs, fresh in each round. Of all nodes the worst case: one that always takes part.
final class PairwiseSpending implements Spending {
    private final PairwiseNoise law;
    private final Runs runs = new Runs();
    private double own;
    private double pair;

    PairwiseSpending(PairwiseNoise law) {
        this.law = law;
    }

    @Override
    public void noise(Release.Source source, int lag, double std) {
        if (source == Release.Source.OWN) {
            own += std * std;
        } else {
            pair += std * std;
        }
    }

    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        if (sensitivity != 0) {
            runs.add(StrictMath.sqrt(own) / sensitivity, StrictMath.sqrt(pair) / sensitivity);
        }
        own = 0;
        pair = 0;
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
