package fopt.runtime.sim;

import java.util.Arrays;
import java.util.List;

/// When values arrive, in an algorithm in rounds that runs under a clock.
///
/// Every node goes through its program by itself and stops only for what is not there yet: a value that came through a primitive arrives at a time of its
/// own, and is waited for where it is first computed with. Copies arrive when what they copy does. A value is known by the number of its *slot*; a
/// slot holds a time for each node and one for the server (at `nodes`), or one for each directed edge.
///
/// Times are absolute; 0 is "at once". Methods that take a node may be called by different threads for different nodes; a negative node is the server.
public final class Arrivals {
    private final Context context;
    private final Clocks clocks;
    private final Deliveries deliveries;
    private final Graphs graphs;
    private final int nodes;
    /// Slots of edges, of what is measured, and of what delay lines remember.
    private final int[] edgeSlots;
    private final int[] shown;
    private final int[] lines;
    /// By slot; null for those that nobody waits for.
    private final long[][] times;
    private final boolean[] ofEdges;
    /// By delay line, then by round.
    private final long[][][] past;
    /// Whom each node asked for what it fetches.
    private final int[] asked;
    /// The last round in which each node had its part to compute.
    private final long[] worked;
    private final boolean[] there;
    private long began;

    Arrivals(Context context, Clocks clocks, Setup setup, Deliveries deliveries) {
        this.context = context;
        this.clocks = clocks;
        this.deliveries = deliveries;
        graphs = context.graphs;
        nodes = context.nodes;
        Setup.Waiting waiting = setup.waiting();
        edgeSlots = array(waiting.edges());
        shown = array(waiting.shown());
        lines = array(waiting.lines());
        times = new long[waiting.slots()][];
        ofEdges = new boolean[waiting.slots()];
        waiting.rows().forEach(s -> times[s] = new long[nodes + 1]);
        waiting.edges().forEach(s -> {
            times[s] = new long[graphs.edges()];
            ofEdges[s] = true;
        });
        past = new long[setup.delayLines().size()][][];
        for (int k = 0; k < past.length; k++) {
            int slot = lines[k];
            past[k] = slot < 0 ? null : new long[setup.delayLines().get(k).length() + 1][times[slot].length];
        }
        asked = new int[nodes];
        worked = new long[nodes];
        there = new boolean[nodes];
        Arrays.fill(there, true);
        Arrays.fill(worked, -1);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(k -> k).toArray();
    }

    // ---- rounds

    void beginRound() {
        began = latest();
    }

    /// The graphs of the round have taken effect. Who was away begins now.
    void beginGraphs() {
        for (int i = 0; i < nodes; i++) {
            if (!there[i] && graphs.isThere(i)) {
                clocks.node[i] = Math.max(clocks.node[i], began);
            }
            there[i] = graphs.isThere(i);
        }
        for (int slot : edgeSlots) {
            if (times[slot].length < graphs.edges()) {
                times[slot] = new long[graphs.edges() + graphs.edges() / 4];
            }
        }
    }

    /// When all had finished the round before.
    long began() {
        return began;
    }

    /// When the last node has done what it could, and what is measured is there.
    long latest() {
        long last = clocks.latest();
        for (int slot : shown) {
            for (long t : times[slot]) {
                last = Math.max(last, t);
            }
        }
        return last;
    }

    /// A node spends the time for a gradient; where times are those of jobs, for its part of the round.
    void work(int node, long samples) {
        if (!clocks.byJob()) {
            clocks.gradient(node, samples);
        } else if (worked[node] != context.round) {
            worked[node] = context.round;
            clocks.job(node);
        }
    }

    // ---- values

    /// Waits for a value. @param edge of which directed edge; negative for all of the node's
    public void await(int slot, int node, int edge) {
        long[] of = times[slot];
        if (node < 0) {
            clocks.server = Math.max(clocks.server, of[nodes]);
        } else if (!ofEdges[slot]) {
            wait(node, of[node]);
        } else if (edge >= 0) {
            wait(node, of[edge]);
        } else {
            for (int p = graphs.firstEdge(node); p < graphs.firstEdge(node + 1); p++) {
                wait(node, of[p]);
            }
        }
    }

    private void wait(int node, long until) {
        if (until > clocks.node[node]) {
            clocks.node[node] = until;
        }
    }

    /// A value that was just computed: nobody waits for it. The server computes for all, each knows when it could have done so.
    public void atOnce(int slot, int node, int edge) {
        if (node < 0) {
            Arrays.fill(times[slot], 0);
        } else {
            times[slot][ofEdges[slot] ? edge : node] = 0;
        }
    }

    /// A value that is not there before another one is.
    public void with(int slot, int other, int node, int edge) {
        later(slot, times[other], node, edge);
    }

    /// A value that is not there before what a delay line remembers of a round.
    public void past(int slot, int line, double lag, int node, int edge) {
        int source = lines[line];
        later(slot, lag == 0 ? times[source] : past[line][slot(line, Math.max(0, context.round - (long) lag))], node, edge);
    }

    private void later(int slot, long[] other, int node, int edge) {
        long[] of = times[slot];
        if (node >= 0) {
            int row = ofEdges[slot] ? edge : node;
            of[row] = Math.max(of[row], other[row]);
        } else {
            for (int row = 0; row < of.length; row++) {
                of[row] = Math.max(of[row], other[row]);
            }
        }
    }

    /// The node asks the node with this number for a value.
    public void asks(int node, double from) {
        asked[node] = (int) from - 1;
    }

    void remember(int line) {
        if (past[line] != null) {
            long[] now = times[lines[line]];
            System.arraycopy(now, 0, past[line][slot(line, context.round)], 0, past[line][0].length);
        }
    }

    private int slot(int line, long round) {
        return (int) (round % past[line].length);
    }

    // ---- primitives: what was charged since the last time departs. A negative slot is nobody's

    /// To the server: the value is there when that of the last member of the cohort is.
    public void deliverUp(int slot) {
        long last = deliveries.up();
        if (slot >= 0) {
            times[slot][nodes] = last;
        }
    }

    /// From the server to the members of the cohort.
    public void deliverDown(int slot) {
        deliveries.down(slot < 0 ? null : times[slot]);
    }

    /// Over the edges of the graph of a schedule.
    public void deliverPeers(int schedule, int slot) {
        deliveries.peers(schedule);
        if (slot >= 0) {
            if (ofEdges[slot]) {
                deliveries.overEdges(schedule, times[slot]);
            } else {
                deliveries.fromNeighbours(schedule, times[slot]);
            }
        }
    }

    /// From the nodes that were asked.
    public void deliverFetched(int slot) {
        deliveries.fetched(asked, slot < 0 ? null : times[slot]);
    }
}
