package fopt.runtime.sim;

import fopt.runtime.Precision;
import fopt.runtime.compress.Message;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.topology.Topology;

/// What communication costs in bits: told by the program where something is sent.
public final class Charges {
    private final Counters counters;
    private final Graphs graphs;
    private final Cohorts active;
    private final int nodes;
    private final Precision numbers;

    Charges(Setup setup, Counters counters, Graphs graphs, Cohorts active) {
        this.counters = counters;
        this.graphs = graphs;
        this.active = active;
        nodes = setup.nodes();
        numbers = setup.precision();
    }

    public void chargeUp(int node, long bits) {
        counters.up[node] += bits;
    }

    /// The node sends the same bits to each that hears it in the graph of a schedule; nobody does in one that is too small, which gossip refuses.
    /// @param position place in the cohort
    public void chargePeers(int schedule, int position, int node, long bits) {
        Topology graph = graphs.graph(schedule);
        if (graph.nodes() != nodes && position >= graph.nodes()) {
            return;
        }
        (schedule == 0 ? counters.perNeighbour : counters.elsewhere)[node] += bits;
        counters.peers[node] += bits * graph.outDegree(graph.nodes() == nodes ? node : position);
    }

    /// Bits over the edge (node → neighbour), seen from the node: the edge that the neighbour hears.
    public void chargeEdge(int p, long bits) {
        counters.edges[graphs.opposite(p)] += bits;
    }

    /// Another node sends bits to this node, which asked for them.
    public void chargeFetch(int node, long bits) {
        counters.fetched[node] += bits;
    }

    /// The server sends the same bits to each member of the cohort.
    public void chargeDown(long bits) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            counters.down[cohort.members[k]] += bits;
        }
    }

    /// The bits of a message on a route, 0 if it went there already. Routes are bits: up 1, down 2, peers `4 << schedule`.
    public long newBits(Message message, int route) {
        if ((message.sent & route) != 0) {
            return 0;
        }
        message.sent |= route;
        return message.bits;
    }

    /// The same for one neighbour after the other of a node: the message has gone to all once it was charged for the last edge.
    public long newBitsOverEdge(Message message, int node, int p, int route) {
        boolean last = p == graphs.firstEdge(node + 1) - 1;
        return last ? newBits(message, route) : (message.sent & route) != 0 ? 0 : message.bits;
    }

    public long numberBits(int count) {
        return numbers.bits(count);
    }

    /// Bits of as many numbers as the set marks.
    public long markedBits(double[] set, int offset, int length) {
        return numberBits((int) Kernels.countNonZero(set, offset, length));
    }
}
