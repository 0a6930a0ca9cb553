package fopt.runtime.privacy;

import fopt.runtime.topology.Topology;

/// A place of a program that lets something out, as far as it is known before the run.
///
/// @param form of the noise
/// @param rate the chance of a user (or sample) to be in what is released, where that is Poisson sampling of which nobody learns the outcome; else 1
/// @param nodes n
/// @param graph over which pairs share noise; null if none do
/// @param sums whether what is released is the running sum of what came in, and its bound that of one round's part
public record Release(Form form, double rate, int nodes, Topology graph, boolean sums) {

    public enum Form {
        /// Gaussian, fresh in each round.
        FRESH,
        /// Gaussian, a combination of draws of several rounds.
        CORRELATED,
        /// Gaussian, with parts that cancel between neighbours.
        PAIRWISE,
        LAPLACE,
        /// No noise, but a randomiser at each user, which is private whatever it is given.
        LOCAL
    }

    /// What a part of the noise is.
    public enum Source { OWN, PAIR }

    /// The same, where sampling hides nobody.
    public Release unsampled() {
        return new Release(form, 1, nodes, graph, sums);
    }

    Spending spending() {
        return switch (form) {
            case FRESH -> rate < 1 ? new SampledSpending(rate) : new FreshSpending(nodes);
            case CORRELATED -> new CorrelatedSpending(nodes, sums);
            case PAIRWISE -> new PairwiseSpending(new PairwiseNoise(graph));
            case LAPLACE -> new LaplaceSpending();
            case LOCAL -> new LocalSpending(nodes);
        };
    }
}
