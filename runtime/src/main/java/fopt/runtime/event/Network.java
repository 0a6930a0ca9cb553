package fopt.runtime.event;

/// How long messages take: over a link at its bandwidth, one after the other, and then its latency.
///
/// @param up links from nodes to the server
/// @param down links from the server to nodes
/// @param peer links between nodes
/// @param server bits per second that the server takes in, and gives out, on all its links together
/// @param halfDuplex whether the two directions of a link take turns
public record Network(Link up, Link down, Link peer, double server, boolean halfDuplex) {

    /// @param latency from the last bit sent to its arrival
    /// @param bandwidth bits per second; may be infinite
    public record Link(Law latency, double bandwidth) {}

    private static final Link INSTANT = new Link(new Law.Constant(0), Double.POSITIVE_INFINITY);

    /// Messages that take no time.
    public static final Network NONE = new Network(INSTANT, INSTANT, INSTANT, Double.POSITIVE_INFINITY, false);

    /// Ticks to push bits through.
    static long ticks(long bits, double bandwidth) {
        return bandwidth == Double.POSITIVE_INFINITY ? 0 : Ticks.of(bits / bandwidth);
    }
}
