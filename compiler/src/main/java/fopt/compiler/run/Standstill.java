package fopt.compiler.run;

import fopt.runtime.UserError;

/// Notices that a run that is driven by events no longer comes nearer to its end: messages that take no time answer each other for ever.
///
/// So does a run that is to end after rounds, bits or epochs, if time passes but these do not grow.
///
/// Many events at one instant are no mistake as such: all nodes may write to all others. What counts is a number far beyond that, in which the run
/// came no nearer to its end.
final class Standstill {
    private static final double FEW = 1e6;
    private static final double PER_PAIR = 10;
    private static final double MANY = 2e7;
    private static final double PER_NODE = 100;

    private final double most;
    private final double mostInAll;
    private double instant = Double.NEGATIVE_INFINITY;
    private double reached = Double.NEGATIVE_INFINITY;
    private long events;
    /// Events since the run came nearer to its end, whatever the time.
    private long since;

    /// @param nodes how many there are
    Standstill(int nodes) {
        most = Math.max(FEW, PER_PAIR * nodes * nodes);
        mostInAll = Math.max(MANY, Math.max(most, PER_NODE * nodes));
    }

    /// An event has happened. @param time of it, in seconds @param far how far the run is, in what its end is given in
    void event(double time, double far) {
        boolean nearer = time > instant || far > reached;
        events = nearer ? 0 : events + 1;
        since = far > reached ? 0 : since + 1;
        instant = time;
        reached = far;
        if (since >= mostInAll) {
            throw new UserError("E677", since + " events happened until " + time + " s, and the run came no nearer to its end: what its end is given in does not grow any more; "
                    + "end it after a time, `for 100 s`");
        }
        if (events >= most) {
            throw new UserError("E675", events + " events happened at the same instant, " + time + " s, and the run came no nearer to its end: messages "
                    + "that take no time answer each other for ever; let them take time, as with `timing(latency = 10 ms)`, or answer only some of them");
        }
    }
}
