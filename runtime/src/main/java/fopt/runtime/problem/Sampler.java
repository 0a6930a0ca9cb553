package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Chooses minibatches at one drawing site of a program, for all nodes. [Samplers] lists the orders.
///
/// It remembers for each node what its order needs (a permutation, a position), so it belongs to one run. Different nodes may draw from
/// different threads. Nothing is allocated after the first draw of a node.
public interface Sampler {
    /// As it is written in a program, e.g. `reshuffled`.
    String order();

    /// Chooses samples of a node for the next minibatch.
    ///
    /// @param rows m_i, the number of samples that the node has, the same at each call
    /// @param size how many; a number below 1 is a share of the rows
    /// @param stream the node's, positioned by the caller
    /// @param out *Modified*
    void draw(int node, int rows, double size, Stream stream, Samples out);

    /// The number of samples that a size means: at least one, at most all.
    static int count(int rows, double size) {
        double count = size < 1 ? Math.rint(size * rows) : Math.rint(size);
        return (int) Math.clamp(count, 1, rows);
    }
}
