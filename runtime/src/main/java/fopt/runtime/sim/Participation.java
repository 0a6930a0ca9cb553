package fopt.runtime.sim;

import fopt.runtime.random.Stream;

/// The law of who takes part in a round: a random cohort of nodes, drawn for all alike.
///
/// A law is bound to n nodes and to one run: it may keep scratch between draws, so that two threads may not use it at once.
public interface Participation {
    /// As it is written in a program, e.g. `uniform(10)`.
    String name();

    /// Draws the cohort of a round. Same round and same stream, same cohort; allocates nothing.
    ///
    /// @param round number of the round, from 1; 0 during initialisation
    /// @param stream positioned by the caller
    /// @param out *Modified*: replaced by the cohort, which may be empty
    void draw(long round, Stream stream, Cohort out);

    /// The probability that a node takes part in a round; of a deterministic law, the share of rounds. @param node 0-based
    double probability(int node);

    /// The chance of each node, if nodes take part independently of each other and all with the same; else 1.
    default double independentChance() {
        return 1;
    }

    /// The mean size of a cohort: the sum of the probabilities.
    double expectedSize();
}
