package fopt.runtime.sim;

import fopt.runtime.event.Wires;
import fopt.runtime.topology.Topology;
import java.util.Arrays;

/// Carries what was charged since the last time over the links of a run, and keeps when the last message over each of them arrived.
///
/// A message departs at the clock of its sender. Links give back what they are given in order, so what was sent before has arrived where the
/// last message has. Primitives follow each other: what one of them sends is ahead, on each link, of what the next one does.
final class Deliveries {
    private final Counters counters;
    private final Graphs graphs;
    private final Cohorts active;
    private final Clocks clocks;
    private final Wires wires;
    private final int nodes;
    private final Sent up;
    private final Sent down;
    private final Sent fetched;
    private final Sent near;
    private final Sent far;
    private final Sent edges;
    /// By node, when the last message arrived: at the server, from the server, from whom it was asked of.
    private final long[] upArrival;
    private final long[] downArrival;
    private final long[] fetchArrival;
    private final PeerLinks[] peers;
    private final Sequence sequence;

    Deliveries(Counters counters, Graphs graphs, Cohorts active, Clocks clocks, int nodes) {
        this.counters = counters;
        this.graphs = graphs;
        this.active = active;
        this.clocks = clocks;
        wires = clocks.wires;
        this.nodes = nodes;
        up = new Sent(counters.up);
        down = new Sent(counters.down);
        fetched = new Sent(counters.fetched);
        near = new Sent(counters.perNeighbour);
        far = new Sent(counters.elsewhere);
        edges = new Sent(counters.edges);
        upArrival = new long[nodes];
        downArrival = new long[nodes];
        fetchArrival = new long[nodes];
        peers = new PeerLinks[graphs.count()];
        Arrays.setAll(peers, k -> new PeerLinks());
        sequence = new Sequence(nodes);
    }

    /// Of the graph of a schedule: by directed edge until when it is taken, and when the last message over it arrived.
    private static final class PeerLinks {
        Topology graph;
        long[] taken = {};
        long[] arrival = {};

        /// In a graph that changes, the links of each round are new.
        void over(Topology now) {
            if (now != graph) {
                graph = now;
                if (taken.length < now.directedEdges()) {
                    int room = now.directedEdges() + now.directedEdges() / 4;
                    taken = new long[room];
                    arrival = new long[room];
                }
                Arrays.fill(taken, 0);
                Arrays.fill(arrival, 0);
            }
        }
    }

    // ---- server

    /// @return when the last member's message is there
    long up() {
        Cohort cohort = active.current();
        int[] order = wires.serverIsNarrow() ? sequence.by(clocks.node, cohort) : cohort.members;
        long last = 0;
        for (int k = 0; k < cohort.count; k++) {
            int i = order[k];
            long bits = up.take(i);
            if (bits > 0) {
                upArrival[i] = Math.max(upArrival[i], wires.up(i, bits, clocks.node[i]));
            }
            last = Math.max(last, upArrival[i]);
        }
        return last;
    }

    /// @param into gets when it is there, by node; may be null
    void down(long[] into) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            long bits = down.take(i);
            if (bits > 0) {
                downArrival[i] = Math.max(downArrival[i], wires.down(i, bits, clocks.server));
            }
            if (into != null) {
                into[i] = downArrival[i];
            }
        }
    }

    // ---- nodes

    void peers(int schedule) {
        Topology graph = graphs.graph(schedule);
        PeerLinks links = peers[schedule];
        links.over(graph);
        edges.in(counters.edges);
        for (int p = 0; p < graph.directedEdges(); p++) {
            int opposite = graph.reverse()[p];
            if (!wires.halfDuplex() || opposite < 0) {
                carry(schedule, p);
            } else if (p < opposite) {
                boolean first = departure(schedule, p) <= departure(schedule, opposite);
                carry(schedule, first ? p : opposite);
                carry(schedule, first ? opposite : p);
            }
        }
        for (int k = 0; k < graph.nodes(); k++) {
            (schedule == 0 ? near : far).take(node(graph, k));
        }
    }

    private long departure(int schedule, int p) {
        Topology graph = graphs.graph(schedule);
        return clocks.node[node(graph, graph.neighbours()[p])];
    }

    private void carry(int schedule, int p) {
        Topology graph = graphs.graph(schedule);
        int sender = node(graph, graph.neighbours()[p]);
        long bits = (schedule == 0 ? near : far).fresh(sender);
        bits += schedule == 0 ? edges.take(p) : 0;
        if (bits > 0) {
            PeerLinks links = peers[schedule];
            links.arrival[p] = Math.max(links.arrival[p], wires.peer(links.taken, p, graph.reverse()[p], bits, clocks.node[sender]));
        }
    }

    /// The node at a place of a graph, which may be one over the members of the cohort.
    private int node(Topology graph, int place) {
        return graph.nodes() == nodes ? place : active.current().members[place];
    }

    /// By node, when all neighbours have been heard.
    void fromNeighbours(int schedule, long[] into) {
        Topology graph = graphs.graph(schedule);
        for (int k = 0; k < graph.nodes(); k++) {
            long last = 0;
            for (int p = graph.offsets()[k]; p < graph.offsets()[k + 1]; p++) {
                last = Math.max(last, peers[schedule].arrival[p]);
            }
            into[node(graph, k)] = last;
        }
    }

    void overEdges(int schedule, long[] into) {
        System.arraycopy(peers[schedule].arrival, 0, into, 0, graphs.graph(schedule).directedEdges());
    }

    /// @param from by node, whom it asked
    void fetched(int[] from, long[] into) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            long bits = fetched.take(i);
            if (bits > 0) {
                fetchArrival[i] = Math.max(fetchArrival[i], wires.direct(bits, clocks.node[from[i]]));
            }
            if (into != null) {
                into[i] = fetchArrival[i];
            }
        }
    }
}
