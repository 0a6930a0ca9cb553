package fopt.bench;

import java.util.Optional;

/// One computation that this engine and others do.
interface Workload {
    /// Short: `W1`.
    String name();

    /// The program in `bench/programs`: runs the algorithm `passes` times, on files that [#prepare] wrote.
    String program();

    /// The script in `bench/python`.
    String script();

    /// The main class of a Java program that does it, too.
    default Optional<Class<?>> java() {
        return Optional.empty();
    }

    /// Writes what all of them need; called once, before anything is timed.
    void prepare(RawFiles inputs);
}
