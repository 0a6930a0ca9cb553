package fopt.runtime.topology;

import java.util.List;

/// The mixing matrix of each round: constant, periodic, or drawn.
public interface Schedule {
    /// As written in a program.
    String name();

    int nodes();

    /// The matrix of a round (1-based). Same round and seed, same matrix, whatever was asked before. Safe for use by several threads;
    /// a matrix once returned never changes. Asking for the same round again costs nothing.
    MixingMatrix at(long round, long seed);

    /// Whether all rounds have the same matrix, which [#at] then returns for any round: what edge state and public variables need.
    boolean constant();

    /// One line for people: [MixingMatrix#describe] where it is constant, otherwise how it changes.
    String describe();

    /// The same matrix in every round.
    static Schedule of(MixingMatrix matrix) {
        return new Cycle(matrix.name(), List.of(matrix));
    }

    /// The graph with its standard weights in every round.
    static Schedule of(Topology graph) {
        return of(Weights.standard(graph));
    }
}
