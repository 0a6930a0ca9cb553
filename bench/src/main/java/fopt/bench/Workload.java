package fopt.bench;

/// One computation that this engine and a NumPy script both do.
interface Workload {
    /// Short: `W1`.
    String name();

    /// The program in `bench/programs`: runs the algorithm `passes` times, on files that [#prepare] wrote.
    String program();

    /// The script in `bench/python`.
    String script();

    /// Writes what program and script need; called once, before anything is timed.
    void prepare(RawFiles inputs);
}
