package fopt;

import java.time.Duration;

/// What a program may use at most. A program that wants more ends with a [FoptException] of the phase LIMIT; the rows so far are kept.
///
/// @param time for one call of [Program#run]; looked at after each round and event
/// @param rounds of one run
/// @param stateBytes of the variables of one run, and of what it remembers; asked for before they are allocated
/// @param sourceChars of one program without what it imports
/// @param outputChars of all that one call of [Program#run] prints
public record Limits(Duration time, long rounds, long stateBytes, int sourceChars, long outputChars) {
    /// No limits.
    public static final Limits NONE = new Limits(Duration.ofSeconds(Long.MAX_VALUE), Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    public Limits {
        if (time.isNegative() || rounds < 0 || stateBytes < 0 || sourceChars < 0 || outputChars < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }

    public Limits withTime(Duration newTime) {
        return new Limits(newTime, rounds, stateBytes, sourceChars, outputChars);
    }

    public Limits withRounds(long newRounds) {
        return new Limits(time, newRounds, stateBytes, sourceChars, outputChars);
    }

    public Limits withStateBytes(long newStateBytes) {
        return new Limits(time, rounds, newStateBytes, sourceChars, outputChars);
    }

    public Limits withSourceChars(int newSourceChars) {
        return new Limits(time, rounds, stateBytes, newSourceChars, outputChars);
    }

    public Limits withOutputChars(long newOutputChars) {
        return new Limits(time, rounds, stateBytes, sourceChars, newOutputChars);
    }
}
