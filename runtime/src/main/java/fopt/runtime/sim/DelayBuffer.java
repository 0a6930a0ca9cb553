package fopt.runtime.sim;

import fopt.runtime.UserError;

/// What a variable was at the ends of past rounds, as far back as its delay reaches.
final class DelayBuffer implements DelayLine {
    private final double[][] numbers;
    private final int variable;
    private final double[][] past;

    DelayBuffer(double[][] numbers, Setup.DelayLine line) {
        this.numbers = numbers;
        variable = line.variable();
        past = new double[line.length() + 1][numbers[variable].length];
    }

    @Override
    public void store(long round) {
        System.arraycopy(numbers[variable], 0, past[slot(round)], 0, numbers[variable].length);
    }

    /// `length` numbers from `from` on, at the end of the round `lag` rounds before `round`; the present ones for lag 0, the initial ones
    /// before the first round.
    void load(long round, long lag, int from, int length, double[] into, int at) {
        System.arraycopy(lag == 0 ? numbers[variable] : past[slot(Math.max(0, round - reachable(lag)))], from, into, at, length);
    }

    private long reachable(long lag) {
        if (lag < 0 || lag >= past.length) {
            throw new UserError("E606", "a delay of " + lag + " rounds, but this one reaches back " + (past.length - 1)
                    + " at most: declare a larger maximum, or bound the delay");
        }
        return lag;
    }

    private int slot(long round) {
        return (int) (round % past.length);
    }
}
