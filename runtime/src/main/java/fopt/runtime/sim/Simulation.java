package fopt.runtime.sim;

import fopt.runtime.event.Ticks;

/// A run of an algorithm, step by step: `init` once, then `round` as often as one likes; `observe` whenever something is to be measured.
///
/// ```java
/// try (Simulation run = new Simulation(setup, algorithm)) {
///     run.init();
///     for (int t = 0; t < 100; t++) {
///         run.round();
///     }
///     run.observe();
///     double[] x = run.context().numbers[0];
/// }
/// ```
/// Must be used by one thread. The same setup and algorithm give the same bits, for any number of threads.
public final class Simulation implements AutoCloseable {
    private final Algorithm algorithm;
    private final Team team;
    private final Context context;
    private final EventLoop events;

    public Simulation(Setup setup, Algorithm algorithm) {
        this.algorithm = algorithm;
        team = new Team(setup.threads());
        context = context(setup);
        events = setup.events() == null ? null : new EventLoop(setup.events(), context, algorithm);
        context.drivenBy(events);
    }

    /// Without its threads if it cannot be made.
    private Context context(Setup setup) {
        try {
            return new Context(setup, team);
        } catch (RuntimeException e) {
            team.close();
            throw e;
        }
    }

    public Context context() {
        return context;
    }

    /// Initial values; what this sends is counted as round 0.
    public void init() {
        context.beginRound(0);
        if (events == null) {
            algorithm.init(context);
        } else {
            events.init();
        }
        context.over(0);
    }

    /// The next round.
    public void round() {
        context.beginRound(context.round + 1);
        algorithm.round(context);
        context.over(1);
    }

    /// Whether this is driven by events.
    public boolean hasEvents() {
        return events != null;
    }

    /// When the next event is, in seconds; infinite if nothing will ever happen.
    public double nextEvent() {
        return Ticks.seconds(events.nextTime());
    }

    /// The next event. @return whether there was one
    public boolean event() {
        boolean happened = events.next();
        context.over(1);
        return happened;
    }

    /// Computes what is measured from the present state. Gradients that this evaluates are not counted.
    public void observe() {
        if (events != null) {
            events.muster();
        }
        context.counters().pause();
        algorithm.observe(context);
        context.counters().resume();
        context.over(0);
    }

    /// Ends the threads and the guests of the run.
    @Override
    public void close() {
        context.hooks.close();
        team.close();
    }
}
