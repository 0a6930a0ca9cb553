package fopt.runtime.sim;

/// Decides, from round to round, whether a team shares the work or one thread does it alone, by trying both.
///
/// A small round is over before another thread wakes up; and on a busy machine the other thread may not get a processor at all, so that
/// the team waits for it. So both ways are timed for some rounds, the faster one is kept, and after a while, each time twice as long, both are tried
/// again. Results do not depend on it.
final class Pace {
    /// A way is tried for so many rounds, or until so many nanoseconds have gone by.
    static final int ROUNDS = 16;
    static final long NANOS = 20_000_000;
    private static final int FIRST_PATIENCE = 8;
    private static final int LONGEST_PATIENCE = 1024;

    private enum Phase { TRY_TOGETHER, TRY_ALONE, KEEP }

    private Phase phase = Phase.TRY_TOGETHER;
    private boolean together = true;
    private int rounds;
    private long nanos;
    private double togetherPerRound;
    private int patience = FIRST_PATIENCE;
    private int blocksLeft;

    /// Whether the team shares the next round.
    boolean together() {
        return together;
    }

    /// A round was done in the way that [#together] said.
    void took(long elapsed) {
        rounds++;
        nanos += elapsed;
        if (rounds == ROUNDS || nanos >= NANOS) {
            endBlock((double) nanos / rounds);
            rounds = 0;
            nanos = 0;
        }
    }

    private void endBlock(double perRound) {
        switch (phase) {
            case TRY_TOGETHER -> {
                togetherPerRound = perRound;
                together = false;
                phase = Phase.TRY_ALONE;
            }
            case TRY_ALONE -> {
                together = togetherPerRound < perRound;
                blocksLeft = patience;
                patience = Math.min(2 * patience, LONGEST_PATIENCE);
                phase = Phase.KEEP;
            }
            case KEEP -> {
                if (--blocksLeft == 0) {
                    together = true;
                    phase = Phase.TRY_TOGETHER;
                }
            }
        }
    }
}
