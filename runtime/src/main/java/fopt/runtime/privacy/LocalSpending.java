package fopt.runtime.privacy;

import java.util.Arrays;

/// What each user lets out by a randomiser of their own that is ε-private by itself, whatever it is given: each pays for the rounds in which they took part.
final class LocalSpending implements Spending {
    private final double[] sum;
    private final double[] squares;

    LocalSpending(int nodes) {
        sum = new double[nodes];
        squares = new double[nodes];
    }

    @Override
    public void noise(Release.Source source, int draw, int lag, double std) {
        throw new IllegalStateException("a randomiser has no noise to be told of");
    }

    /// @param sensitivity ε of this release
    @Override
    public void release(long round, double sensitivity, int[] members, int count) {
        for (int k = 0; k < count; k++) {
            sum[members[k]] += sensitivity;
            squares[members[k]] += sensitivity * sensitivity;
        }
    }

    @Override
    public double squaredMu() {
        return 0;
    }

    @Override
    public Rdp rest() {
        return Rdp.none();
    }

    @Override
    public Pure pure() {
        return new Pure(Arrays.stream(sum).max().orElse(0), Arrays.stream(squares).max().orElse(0));
    }
}
