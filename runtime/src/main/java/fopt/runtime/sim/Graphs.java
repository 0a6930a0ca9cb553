package fopt.runtime.sim;

import fopt.runtime.fault.Presence;
import fopt.runtime.topology.Induced;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Schedule;
import fopt.runtime.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/// The graphs of the present round, by number of their schedule; the first one is the graph whose edges have rows of their own.
/// The edges that node i hears are numbered [#firstEdge] of i up to that of i + 1.
public final class Graphs {
    private final List<Schedule> schedules;
    private final long seed;
    private final int nodes;
    private final MixingMatrix[] matrices;
    /// Who is there, in an algorithm in rounds; null if nobody ever leaves.
    private final Presence presence;
    /// The graphs with everybody, and those without the ones who are away.
    private final MixingMatrix[] whole;
    private boolean moved;

    Graphs(Setup setup) {
        schedules = setup.schedules();
        seed = setup.seed();
        nodes = setup.nodes();
        presence = setup.events() != null || setup.faults().churn().isNone() ? null : new Presence(setup.faults().churn(), nodes, seed);
        matrices = new MixingMatrix[schedules.size()];
        whole = new MixingMatrix[matrices.length];
        graphsOf(0);
    }

    /// The graphs of that round take effect. @param time when it begins, in seconds
    /// @return whether somebody came or went
    boolean beginRound(long round, double time) {
        moved = presence != null && presence.beginRound(round, time);
        graphsOf(round);
        return moved;
    }

    private void graphsOf(long round) {
        for (int k = 0; k < matrices.length; k++) {
            MixingMatrix now = schedules.get(k).at(Math.max(1, round), seed);
            if (moved || now != whole[k]) {
                whole[k] = now;
                matrices[k] = presence == null || now.nodes() != nodes || presence.count() == nodes ? now : Induced.of(now, presence::isThere);
            }
        }
    }

    /// Whether a node is there at present.
    boolean isThere(int node) {
        return presence == null || presence.isThere(node);
    }

    /// Whether nodes come and go.
    boolean changing() {
        return presence != null;
    }

    /// How many directed edges have rows in this round.
    int edges() {
        return matrices.length == 0 ? 0 : matrices[0].topology().directedEdges();
    }

    int count() {
        return matrices.length;
    }

    /// Whether the graph of a schedule is the same in all rounds.
    boolean constant(int schedule) {
        return presence == null && schedules.get(schedule).constant();
    }

    /// The graph of a schedule in this round.
    public Topology graph(int schedule) {
        return matrices[schedule].topology();
    }

    public MixingMatrix matrix(int schedule) {
        return matrices[schedule];
    }

    /// The edges that a node hears are firstEdge(node) … firstEdge(node + 1) - 1.
    public int firstEdge(int node) {
        return graph(0).offsets()[node];
    }

    public double degree(int node) {
        return graph(0).inDegree(node);
    }

    /// The node at the other end of edge p.
    public int neighbour(int p) {
        return graph(0).neighbours()[p];
    }

    /// The edge between the same two nodes that the other one hears.
    public int opposite(int p) {
        return graph(0).reverse()[p];
    }

    /// w_ii of the round.
    public double selfWeight(int node) {
        return matrices[0].entry(node, node);
    }

    /// w_ij of the round, j being the node at the other end of edge p of node i.
    public double edgeWeight(int node, int p) {
        return matrices[0].entry(node, neighbour(p));
    }

    /// Pairs of neighbours of W, the smaller one first.
    int[][] pairs() {
        Topology graph = graph(0);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                if (graph.neighbours()[p] > i) {
                    pairs.add(new int[] {i, graph.neighbours()[p]});
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }
}
