package fopt.runtime.topology;

import fopt.runtime.random.Stream;
import java.util.function.Function;

/// A graph drawn anew, independently, in each round, with its standard weights. It need not be connected.
///
/// The last round drawn is kept, so that asking again in the same round is free.
final class RandomSchedule implements Schedule {
    private final String name;
    private final int nodes;
    private final String law;
    private final Draw draw;
    private volatile Drawn last;

    private record Drawn(long round, long seed, MixingMatrix matrix) {
    }

    /// Draws the graph of a round. The stream is there to be reset and used.
    @FunctionalInterface
    interface Draw {
        Topology graph(Stream random, long seed, long round);
    }

    /// @param law one sentence for people
    RandomSchedule(String name, int nodes, String law, Draw draw) {
        this.name = name;
        this.nodes = nodes;
        this.law = law;
        this.draw = draw;
    }

    /// Edges drawn from the stream of the schedule's name, seed and round.
    static RandomSchedule ofEdges(String name, int nodes, String law, Function<Stream, Edges> edges) {
        return new RandomSchedule(name, nodes, law, (random, seed, round) ->
                edges.apply(random.reset(seed, name.hashCode(), Stream.EVERYBODY, round, 0)).toTopology(name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public MixingMatrix at(long round, long seed) {
        Drawn drawn = last;
        if (drawn == null || drawn.round != round || drawn.seed != seed) {
            drawn = new Drawn(round, seed, Weights.standard(draw.graph(new Stream(), seed, round)));
            last = drawn;
        }
        return drawn.matrix;
    }

    @Override
    public boolean constant() {
        return false;
    }

    @Override
    public String describe() {
        return name + ": " + nodes + " nodes, a new graph each round; " + law;
    }
}
