package fopt.runtime.sim;

import fopt.runtime.topology.Topology;

/// What a run has cost so far: bits per direction, sample gradients, per node. Node i is written only by the thread that has node i.
public final class Counters {
    /// Bits that node i sent to the server.
    final long[] up;
    /// Bits that node i received from the server.
    final long[] down;
    /// Bits that node i sent to each of its neighbours alike.
    final long[] perNeighbour;
    /// Bits that node i sent to its neighbours, all of them added up.
    final long[] peers;
    /// Bits that node i sent to each of its neighbours alike in other graphs than W.
    final long[] elsewhere;
    /// Bits that node i asked other nodes for.
    final long[] fetched;
    /// Bits over directed edge p that went to this neighbour only.
    long[] edges;
    /// Sample gradients that node i evaluated.
    final long[] gradients;
    /// Entries of sample gradients that node i counted but did not need.
    final long[] spared;
    private final int dimension;
    private final long[] gradientsBefore;
    private final long[] sparedBefore;

    /// @param dimension entries of a gradient
    Counters(int nodes, int directedEdges, int dimension) {
        this.dimension = dimension;
        spared = new long[nodes];
        sparedBefore = new long[nodes];
        up = new long[nodes];
        down = new long[nodes];
        perNeighbour = new long[nodes];
        peers = new long[nodes];
        elsewhere = new long[nodes];
        fetched = new long[nodes];
        edges = new long[directedEdges];
        gradients = new long[nodes];
        gradientsBefore = new long[nodes];
    }

    /// Makes room for more edges.
    void grow(int directedEdges) {
        edges = java.util.Arrays.copyOf(edges, directedEdges);
    }

    /// What is evaluated from here to [#resume] does not count.
    void pause() {
        System.arraycopy(gradients, 0, gradientsBefore, 0, gradients.length);
        System.arraycopy(spared, 0, sparedBefore, 0, spared.length);
    }

    void resume() {
        System.arraycopy(gradientsBefore, 0, gradients, 0, gradients.length);
        System.arraycopy(sparedBefore, 0, spared, 0, spared.length);
    }

    /// Bits from nodes to the server.
    public long bitsUp() {
        return sum(up);
    }

    /// Bits from the server to nodes, each receiver counted.
    public long bitsDown() {
        return sum(down);
    }

    /// Bits between nodes, each receiver counted.
    public long bitsBetweenNodes() {
        return sum(peers) + sum(edges) + sum(fetched);
    }

    /// All bits.
    public long bits() {
        return bitsUp() + bitsDown() + bitsBetweenNodes();
    }

    /// Evaluations of the gradient of one sample, over all nodes; a part of one counts by its share of the entries, the sum rounded up.
    public long gradients() {
        return sum(gradients) - sum(spared) / dimension;
    }

    /// Bits over the directed edge p of a graph that stayed the same during the run.
    public long bitsOverEdge(Topology graph, int p) {
        return edges[p] + perNeighbour[graph.neighbours()[p]];
    }

    private static long sum(long[] a) {
        long s = 0;
        for (long v : a) {
            s += v;
        }
        return s;
    }
}
