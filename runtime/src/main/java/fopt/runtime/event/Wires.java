package fopt.runtime.event;

import fopt.runtime.random.Stream;

/// The links of a run, and until when they are taken. Each call sends one message; calls are made in the order in which messages are sent.
public final class Wires {
    private final Network network;
    private final Stream draws = new Stream();
    private final long seed;
    /// Until when links are taken: by node to the server, by node from the server.
    private final long[] up;
    private final long[] down;
    /// Until when the server takes in, and gives out.
    private long serverIn;
    private long serverOut;
    private long sent;

    public Wires(Network network, int nodes, long seed) {
        this.network = network;
        this.seed = seed;
        up = new long[nodes];
        down = network.halfDuplex() ? up : new long[nodes];
    }

    /// Whether messages that are sent one after the other in simulated time arrive when they are sent: nothing has to be asked, then.
    public boolean areInstant() {
        return network.equals(Network.NONE);
    }

    /// From a node to the server. @return when it arrives
    public long up(int node, long bits, long at) {
        long start = Math.max(at, up[node]);
        long through = Ticks.after(start, Network.ticks(bits, network.up().bandwidth()));
        long taken = Ticks.after(Math.max(start, serverIn), Network.ticks(bits, network.server()));
        serverIn = taken;
        up[node] = Math.max(through, taken);
        return Ticks.after(up[node], latency(network.up()));
    }

    /// From the server to a node.
    public long down(int node, long bits, long at) {
        long start = Math.max(at, down[node]);
        long through = Ticks.after(start, Network.ticks(bits, network.down().bandwidth()));
        long given = Ticks.after(Math.max(start, serverOut), Network.ticks(bits, network.server()));
        serverOut = given;
        down[node] = Math.max(through, given);
        return Ticks.after(down[node], latency(network.down()));
    }

    /// Over a directed edge of a graph. @param taken until when its edges are taken @param opposite the edge the other way, negative if there is none
    public long peer(long[] taken, int edge, int opposite, long bits, long at) {
        long busy = network.halfDuplex() && opposite >= 0 ? Math.max(taken[edge], taken[opposite]) : taken[edge];
        taken[edge] = Ticks.after(Math.max(at, busy), Network.ticks(bits, network.peer().bandwidth()));
        return Ticks.after(taken[edge], latency(network.peer()));
    }

    /// Whether the server takes in one message after the other, so that it matters who comes first.
    public boolean serverIsNarrow() {
        return network.server() < Double.POSITIVE_INFINITY;
    }

    public boolean halfDuplex() {
        return network.halfDuplex();
    }

    /// Between two nodes that need not be neighbours: nothing else is in its way.
    public long direct(long bits, long at) {
        return Ticks.after(Ticks.after(at, Network.ticks(bits, network.peer().bandwidth())), latency(network.peer()));
    }

    private long latency(Network.Link link) {
        if (link.latency() instanceof Law.Constant(double seconds)) {
            return Ticks.of(seconds);
        }
        return Ticks.of(link.latency().draw(draws.reset(seed, SITE, Stream.EVERYBODY, sent++, 0)));
    }

    /// The drawing site of latencies; those of programs are positive.
    private static final int SITE = -2;
}
