package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Ticks;
import fopt.runtime.fault.Churn;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.random.Stream;
import java.util.function.IntConsumer;

/// Who is there, where nodes leave and come back while events happen: at known times, and by chance, 1/`leave` seconds after they came and 1/`join` seconds after
/// they left on average, by exponential laws.
final class Comings {
    /// The drawing site; those of programs are positive.
    private static final int SITE = -4;
    private static final int LEAVE = 0;
    private static final int JOIN = 1;
    /// What an event carries.
    private static final int KNOWN = 0;
    private static final int BY_CHANCE = 1;

    private final Churn churn;
    private final int kind;
    private final long seed;
    private final EventQueue queue;
    private final Stream draws = new Stream();
    /// By node: how many reasons it has to be away; how often it has left, and what was drawn for it.
    private final int[] reasons;
    private final int[] departures;
    private final long[] drawn;
    private int there;

    /// @param kind of events of the first kind
    Comings(Churn churn, int kind, int nodes, long seed, EventQueue queue) {
        this.churn = churn;
        this.kind = kind;
        this.seed = seed;
        this.queue = queue;
        reasons = new int[nodes];
        departures = new int[nodes];
        drawn = new long[nodes];
        there = nodes;
    }

    /// What is known beforehand, and the first ones to leave by chance. @param away hears at once who is not there at 0 s
    void begin(IntConsumer away) {
        for (Churn.Absence a : churn.absences()) {
            if (a.from() > 0) {
                queue.add(Ticks.of(a.from()), kind + LEAVE, a.node(), KNOWN);
            } else if (leave(a.node(), 0)) {
                away.accept(a.node());
            }
            queue.add(Ticks.of(a.to()), kind + JOIN, a.node(), KNOWN);
        }
        for (int i = 0; i < reasons.length && churn.leave() > 0; i++) {
            queue.add(wait(i, churn.leave(), 0), kind + LEAVE, i, BY_CHANCE);
        }
    }

    /// @return whether the node has left, or come back, by this
    boolean happen(int ofKind, int node, int why, long now) {
        boolean leaves = ofKind - kind == LEAVE;
        if (why == BY_CHANCE) {
            queue.add(wait(node, leaves ? churn.join() : churn.leave(), now), kind + (leaves ? JOIN : LEAVE), node, BY_CHANCE);
        }
        return leaves ? leave(node, now) : --reasons[node] == 0 && back();
    }

    private boolean leave(int node, long now) {
        if (reasons[node]++ > 0) {
            return false;
        }
        departures[node]++;
        if (--there == 0) {
            throw new UserError("E669", "at " + Ticks.seconds(now) + " s all nodes are away: with nobody there, nothing goes on");
        }
        return true;
    }

    private boolean back() {
        there++;
        return true;
    }

    private long wait(int node, double rate, long now) {
        if (rate == 0) {
            return Ticks.NEVER;
        }
        double seconds = -Elementary.log(1 - draws.reset(seed, SITE, node, drawn[node]++, 0).nextDouble()) / rate;
        return Ticks.after(now, Ticks.of(seconds));
    }

    boolean isThere(int node) {
        return reasons[node] == 0;
    }

    /// How often it has left.
    int departures(int node) {
        return departures[node];
    }
}
