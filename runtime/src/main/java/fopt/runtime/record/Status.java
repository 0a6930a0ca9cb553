package fopt.runtime.record;

/// How a run ended, or that it has not.
public enum Status {
    RUNNING,
    /// All its rounds, or its `until` condition, were reached.
    DONE,
    /// A state overflowed; the rows up to there are kept.
    DIVERGED,
    /// Someone asked it to stop; the rows up to there are kept.
    INTERRUPTED,
    /// It could not go on; the error was printed.
    FAILED
}
