package fopt.runtime.topology;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;

/// A random graph as a [Generator] builds it: drawn until it is connected, a limited number of times.
///
/// @param draw the law
/// @param remedy what a user can do where no draw is connected
record RandomGraph(Draw draw, String remedy) implements Generator.Build<Topology> {
    private static final int MOST_ATTEMPTS = 100;
    private static final int NODES_IN_ALL = 10_000_000;

    /// Draws the edges of one graph. Takes all its randomness from the stream.
    @FunctionalInterface
    interface Draw {
        Edges draw(Arguments arguments, Stream random);
    }

    /// @throws UserError E403 if none of 100 draws (fewer for more than 100,000 nodes) is connected
    @Override
    public Topology build(Arguments arguments, long seed) {
        Stream random = new Stream();
        for (int attempt = 1;; attempt++) {
            Topology graph = once(arguments, random, seed, 0, attempt);
            Components components = Components.of(graph);
            if (components.count() == 1) {
                return graph;
            }
            if (attempt >= Math.clamp(NODES_IN_ALL / graph.nodes(), 3, MOST_ATTEMPTS)) {
                throw new UserError("E403", graph.name() + " is not connected: none of " + attempt + " draws was, and the last has "
                        + components.count() + " components of sizes " + components.describeSizes()
                        + ". Nodes in different components never hear of each other. " + remedy);
            }
        }
    }

    /// One draw, connected or not.
    Topology once(Arguments arguments, Stream random, long seed, long round, int attempt) {
        random.reset(seed, arguments.name().hashCode(), Stream.EVERYBODY, round, attempt);
        return draw.draw(arguments, random).toTopology(arguments.call());
    }
}
