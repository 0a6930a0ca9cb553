package fopt.runtime.sim;

import fopt.runtime.UserError;

/// What a variable was at the ends of past rounds, as far back as its delay reaches.
final class DelayBuffer {
    private final double[][] numbers;
    private final int variable;
    private final double[][] past;

    DelayBuffer(double[][] numbers, Setup.DelayLine line) {
        this.numbers = numbers;
        variable = line.variable();
        past = new double[line.length() + 1][numbers[variable].length];
    }

    /// Keeps the present value as that of the end of `round` (0: the initial value).
    void store(long round) {
        System.arraycopy(numbers[variable], 0, past[slot(round)], 0, numbers[variable].length);
    }

    /// The value at the end of the round `lag` rounds before `round`; the present one for lag 0, the initial one before the first round.
    void load(long round, long lag, double[] into) {
        if (lag < 0 || lag >= past.length) {
            throw new UserError("E606", "a delay of " + lag + " rounds, but this one reaches back " + (past.length - 1)
                    + " at most: declare a larger maximum, or bound the delay");
        }
        double[] source = lag == 0 ? numbers[variable] : past[slot(Math.max(0, round - lag))];
        System.arraycopy(source, 0, into, 0, into.length);
    }

    private int slot(long round) {
        return (int) (round % past.length);
    }
}
