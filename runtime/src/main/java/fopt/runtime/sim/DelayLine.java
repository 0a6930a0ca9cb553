package fopt.runtime.sim;

/// What a variable was at the ends of past rounds.
interface DelayLine {
    /// Keeps the present value as that of the end of `round` (0: the initial value).
    void store(long round);
}
