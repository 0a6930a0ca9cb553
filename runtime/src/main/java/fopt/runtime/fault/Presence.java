package fopt.runtime.fault;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;

/// Which nodes are there in the present round of a run.
public final class Presence {
    /// The drawing site of who leaves and joins; those of programs are positive.
    private static final int SITE = -3;

    private final Churn churn;
    private final long seed;
    private final Stream draws = new Stream();
    /// Who went away by chance.
    private final boolean[] left;
    private final boolean[] there;
    private int count;

    public Presence(Churn churn, int nodes, long seed) {
        this.churn = churn;
        this.seed = seed;
        left = new boolean[nodes];
        there = new boolean[nodes];
        java.util.Arrays.fill(there, true);
        count = nodes;
    }

    /// Who is there in a round, to be asked for one round after the other; at the beginning (round 0) all are. @param time when it begins, in seconds
    /// @return whether anybody came or went
    public boolean beginRound(long round, double time) {
        boolean changed = false;
        count = 0;
        for (int i = 0; i < there.length; i++) {
            boolean before = there[i];
            there[i] = !isAway(i, round, time);
            changed |= there[i] != before;
            count += there[i] ? 1 : 0;
        }
        if (count == 0) {
            throw new UserError("E669", "in round " + round + " all nodes are away: with nobody there, nothing goes on");
        }
        return changed;
    }

    private boolean isAway(int i, long round, double time) {
        if (round == 0) {
            return false;
        }
        if (churn.leave() > 0) {
            double u = draws.reset(seed, SITE, i, round, 0).nextDouble();
            left[i] = left[i] ? !(u < churn.join()) : u < churn.leave();
        }
        if (left[i]) {
            return true;
        }
        for (Churn.Absence a : churn.absences()) {
            if (a.node() == i && a.holds(round, time)) {
                return true;
            }
        }
        return false;
    }

    public boolean isThere(int node) {
        return there[node];
    }

    /// How many are there.
    public int count() {
        return count;
    }
}
