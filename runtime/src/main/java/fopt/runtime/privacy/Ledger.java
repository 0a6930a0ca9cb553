package fopt.runtime.privacy;

import java.util.List;

/// What a run has let out, place by place; told by the running program, by its main thread.
public final class Ledger {
    private static final Release.Source[] SOURCES = Release.Source.values();
    private final List<Spending> spendings;

    public Ledger(List<Release> releases) {
        spendings = releases.stream().map(Release::spending).toList();
    }

    /// A part of the noise of the next release at a place. @param source ordinal of [Release.Source] @param draw the number of the draw in this release,
    ///     or -1 if each time it is told it is another one @param std signed: parts of one draw may cancel
    public void noise(int place, int source, int draw, double lag, double std) {
        spendings.get(place).noise(SOURCES[source], draw, (int) lag, std);
    }

    /// A release at a place.
    public void release(int place, long round, double sensitivity, int[] members, int count) {
        spendings.get(place).release(round, sensitivity, members, count);
    }

    /// Whether the program releases anything at all.
    public boolean isEmpty() {
        return spendings.isEmpty();
    }

    /// The least ε known for this δ, for the user of whom most is known. Infinite if something was let out without noise.
    ///
    /// @throws fopt.runtime.UserError E820 if rounds of correlated noise are too many to be solved for
    public double epsilon(double delta) {
        double squaredMu = spendings.stream().mapToDouble(Spending::squaredMu).sum();
        if (Double.isInfinite(squaredMu) || Double.isNaN(squaredMu)) {
            return Double.POSITIVE_INFINITY;
        }
        Gdp gaussian = new Gdp(StrictMath.sqrt(squaredMu));
        Rdp rest = spendings.stream().map(Spending::rest).reduce(Rdp.none(), Rdp::plus);
        double other = rest.isNone() ? gaussian.epsilon(delta) : rest.plus(Rdp.gaussian(gaussian.mu())).epsilon(delta);
        Pure pure = spendings.stream().map(Spending::pure).reduce(Pure.NONE, Pure::plus);
        return pure.sum() == 0 ? other
                : Math.min(other + pure.sum(), rest.plus(Rdp.gaussian(gaussian.mu())).plus(pure.rdp()).epsilon(delta));
    }
}
