package fopt.runtime.sim;

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

    public Simulation(Setup setup, Algorithm algorithm) {
        this.algorithm = algorithm;
        team = new Team(setup.threads());
        context = new Context(setup, team);
    }

    public Context context() {
        return context;
    }

    /// Initial values; what this sends is counted as round 0.
    public void init() {
        context.beginRound(0);
        algorithm.init(context);
    }

    /// The next round.
    public void round() {
        context.beginRound(context.round + 1);
        algorithm.round(context);
    }

    /// Computes what is measured from the present state. Gradients that this evaluates are not counted.
    public void observe() {
        context.counters().pause();
        algorithm.observe(context);
        context.counters().resume();
    }

    /// Ends the threads of the run.
    @Override
    public void close() {
        team.close();
    }
}
