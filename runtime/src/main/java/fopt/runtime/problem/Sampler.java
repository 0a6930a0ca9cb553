package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Draws minibatches at one drawing site of a program, for all nodes; keeps what it needs between draws (a permutation, a position) per node.
/// `toString` is its name in programs. May be called for different nodes by different threads. Nothing is allocated once each node has drawn.
public interface Sampler {
    /// @param node 0-based
    /// @param rows samples of the node, at least 1
    /// @param size batch size, a mean for laws of random size: a number of rows from 1 on (rounded), or below 1 a share of them
    /// @param stream positioned by the caller
    /// @param out *Modified*: the rows drawn
    void draw(int node, int rows, double size, Stream stream, Samples out);
}
