package fopt.runtime.event;

import fopt.runtime.UserError;

/// Simulated time as a whole number of nanoseconds since the start of the run; 292 years fit.
public final class Ticks {
    public static final long PER_SECOND = 1_000_000_000L;
    /// Later than everything.
    public static final long NEVER = Long.MAX_VALUE;
    private static final double LONGEST = 9.0e9;

    private Ticks() {}

    /// The nearest whole number of ticks; [#NEVER] for infinity. @throws UserError E640 if it is negative, not a number, or longer than 285 years
    public static long of(double seconds) {
        if (seconds == Double.POSITIVE_INFINITY) {
            return NEVER;
        }
        if (!(seconds >= 0 && seconds < LONGEST)) {
            throw new UserError("E640", "a duration of " + seconds + " s: durations are at least 0 and at most 285 years");
        }
        return Math.round(seconds * PER_SECOND);
    }

    public static double seconds(long ticks) {
        return ticks == NEVER ? Double.POSITIVE_INFINITY : ticks / (double) PER_SECOND;
    }

    /// `a + b`; [#NEVER] if that is beyond the end of time.
    public static long after(long a, long b) {
        long sum = a + b;
        return sum < 0 || a == NEVER || b == NEVER ? NEVER : sum;
    }
}
