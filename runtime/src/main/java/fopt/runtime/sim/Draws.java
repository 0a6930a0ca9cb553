package fopt.runtime.sim;

import fopt.runtime.compress.Compressor;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Streams of random numbers by who draws, where in the program, and when. A stream is valid until the same thread asks for its next one.
public final class Draws {
    /// Distance of the streams of two workers: no two in one line of the cache.
    private static final int STRIDE = 4;

    /// Part of the key: the round, or the number of the event.
    long moment;
    private final long seed;
    private final Graphs graphs;
    private final Compressor[] compressors;
    /// By worker of the team.
    private final Stream[] streams;

    Draws(Setup setup, Graphs graphs, Compressor[] compressors, int workers) {
        this.graphs = graphs;
        this.compressors = compressors;
        seed = setup.seed();
        streams = new Stream[workers * STRIDE];
        Arrays.setAll(streams, k -> new Stream());
    }

    /// The stream of a node's own draws at a drawing site; the server's if `node` is [Stream#EVERYBODY]. @param worker who asks for the node
    public Stream ownDraws(int worker, int node, int site, long iteration) {
        return streams[worker * STRIDE].reset(seed, site, node, moment, iteration);
    }

    /// The stream that all have in common at a site (also the server's own).
    public Stream commonDraws(int worker, int site, long iteration) {
        return streams[worker * STRIDE].reset(seed, site, Stream.EVERYBODY, moment, iteration);
    }

    /// The stream that both ends of edge p of a node have in common.
    public Stream edgeDraws(int worker, int p, int site, long iteration) {
        int pair = graphs.opposite(p) < 0 ? p : Math.min(p, graphs.opposite(p));
        return streams[worker * STRIDE].reset(seed, site, -2 - pair, moment, iteration);
    }

    /// The iteration number inside a loop: from that of the loops around it and the loop's own counter.
    public static long iteration(long outer, double counter) {
        return outer * 65536 + (long) counter;
    }

    /// The iteration number of a node's own draws inside a loop over its edges: different for each edge.
    public long edgeIteration(int node, int p, long iteration) {
        return iteration(iteration, p - graphs.firstEdge(node));
    }

    /// The stream for a compressor at a node, or at the server: common to all if that is how the compressor draws.
    public Stream compressorDraws(int worker, int compressor, int node, int site, long iteration) {
        return compressors[compressor].draw() == Compressor.Draw.SHARED ? commonDraws(worker, site, iteration) : ownDraws(worker, node, site, iteration);
    }
}
