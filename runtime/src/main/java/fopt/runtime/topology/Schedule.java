package fopt.runtime.topology;

/// The mixing matrix of each round: constant, periodic, or drawn.
public interface Schedule {
    /// As written in a program.
    String name();

    int nodes();

    /// The matrix of a round (1-based). Same round and seed, same matrix. May be called for increasing rounds only cheaply.
    MixingMatrix at(long round, long seed);

    /// Whether all rounds have the same matrix: what edge state and public variables need.
    boolean constant();
}
