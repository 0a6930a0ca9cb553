package fopt;

import java.time.Duration;
import java.util.Objects;

/// What a program may use at most. A program that wants more ends with a [FoptException] of the phase LIMIT; the rows so far are kept.
///
/// @param time for one call of [Program#run]; a loop within a round ends, too
/// @param rounds of one run
/// @param steps for one call of [Program#run]: rounds, events, and turns of loops, in the script and at each node. The same program ends in the same round, for any
///     number of threads
/// @param stateBytes of the variables of one run, the data of its problem, and what it remembers (past values, kept points); asked for before they are allocated
/// @param sourceChars of one program with what it imports
/// @param outputChars of all that one call of [Program#run] prints
public record Limits(Duration time, long rounds, long steps, long stateBytes, int sourceChars, long outputChars) {
    /// No limits.
    public static final Limits NONE =
            new Limits(Duration.ofSeconds(Long.MAX_VALUE), Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    public Limits {
        if (Objects.requireNonNull(time, "there is no time: Limits.NONE has no limits").isNegative() || rounds < 0 || steps < 0 || stateBytes < 0 || sourceChars < 0 || outputChars < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }

    public Limits withTime(Duration newTime) {
        return new Limits(newTime, rounds, steps, stateBytes, sourceChars, outputChars);
    }

    public Limits withRounds(long newRounds) {
        return new Limits(time, newRounds, steps, stateBytes, sourceChars, outputChars);
    }

    public Limits withSteps(long newSteps) {
        return new Limits(time, rounds, newSteps, stateBytes, sourceChars, outputChars);
    }

    public Limits withStateBytes(long newStateBytes) {
        return new Limits(time, rounds, steps, newStateBytes, sourceChars, outputChars);
    }

    public Limits withSourceChars(int newSourceChars) {
        return new Limits(time, rounds, steps, stateBytes, newSourceChars, outputChars);
    }

    public Limits withOutputChars(long newOutputChars) {
        return new Limits(time, rounds, steps, stateBytes, sourceChars, newOutputChars);
    }
}
