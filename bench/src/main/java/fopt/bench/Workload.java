package fopt.bench;

/// One computation that this engine and a NumPy script both do.
interface Workload {
    /// Short: `W1`.
    String name();

    /// One line for people.
    String describe();

    /// The script in `bench/python`.
    String script();

    /// Writes what the script needs; called once, before anything is timed.
    void prepare(RawFiles inputs);

    /// One run from the start to the final mean iterate, with one thread.
    Result run();

    /// @param x final mean iterate @param loss f(x)
    record Result(double[] x, double loss) {}
}
