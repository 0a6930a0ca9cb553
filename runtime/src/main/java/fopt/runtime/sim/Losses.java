package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.fault.LossyLinks;
import fopt.runtime.topology.Topology;
import java.util.Arrays;

/// Messages that are lost on their way.
///
/// Where the receiver can do without a message, it is lost: in gossip a node takes its own value in its place, sums and means at the server are over what
/// arrived. Where it cannot, because all must know the value, or because the receiver keeps a copy from which later messages only differ, the sender
/// repeats it until it arrives. All that is sent is counted, lost or not. Only links over which bits went can lose something.
public final class Losses {
    /// Drawing sites of links; those of programs are positive.
    private static final int SITE = -8;
    /// What becomes of a message is drawn; what costs no bits arrives.
    public static final int LOSE = 0;
    /// The same, but what costs no bits was sent before, and has become of it what did then.
    public static final int AGAIN = 1;
    /// It goes along with what was sent last.
    public static final int TOGETHER = 2;

    private final Counters counters;
    private final Graphs graphs;
    private final Cohorts active;
    private final int nodes;
    private final LossyLinks downLinks;
    private final LossyLinks fetchLinks;
    private final Sent down;
    private final Sent fetched;
    private final Sent edges;
    private final Route up;
    private final Route[] peers;

    Losses(Setup setup, Counters counters, Graphs graphs, Cohorts active) {
        this.counters = counters;
        this.graphs = graphs;
        this.active = active;
        nodes = setup.nodes();
        downLinks = links(setup, 1);
        fetchLinks = links(setup, 2);
        down = new Sent(counters.down);
        fetched = new Sent(counters.fetched);
        edges = new Sent(counters.edges);
        up = new Route(links(setup, 0), new Sent(counters.up), nodes);
        peers = new Route[graphs.count()];
        Sent elsewhere = new Sent(counters.elsewhere);
        for (int k = 0; k < peers.length; k++) {
            if (setup.faults().loss().inBursts() && !graphs.constant(k)) {
                throw new UserError("E670", "links that are good or bad for a while, and a graph that changes, " + graphs.graph(k).name() + ": its links do not last; "
                        + "take one chance for all messages, or a graph that stays");
            }
            peers[k] = new Route(links(setup, 16 + k), k == 0 ? new Sent(counters.perNeighbour) : elsewhere, graphs.graph(k).directedEdges());
        }
    }

    private static LossyLinks links(Setup setup, int kind) {
        return new LossyLinks(setup.faults().loss(), setup.seed(), SITE - 1024 * kind);
    }

    /// A way on which messages are really lost. Senders are nodes, links nodes or directed edges.
    private static final class Route {
        final LossyLinks links;
        final Sent sent;
        /// By link: whether its last message of the round was lost, and how many bits that were.
        boolean[] lost;
        long[] bits;

        Route(LossyLinks links, Sent sent, int count) {
            this.links = links;
            this.sent = sent;
            lost = new boolean[count];
            bits = new long[count];
        }

        void room(int count) {
            if (lost.length < count) {
                lost = new boolean[count + count / 4];
                bits = new long[count + count / 4];
            }
        }

        void clear() {
            Arrays.fill(lost, false);
            Arrays.fill(bits, 0);
        }

        /// @param fresh bits that go over the link now; 0 if nothing does
        void over(int link, long fresh, int mode) {
            if (fresh > 0 && (mode != TOGETHER || bits[link] == 0)) {
                lost[link] = links.lost(link);
            } else if (mode == LOSE) {
                lost[link] = false;
            }
            bits[link] = mode == TOGETHER ? bits[link] + fresh : fresh;
        }
    }

    /// What was lost is forgotten.
    void beginRound() {
        up.clear();
        for (int k = 0; k < peers.length; k++) {
            peers[k].room(graphs.graph(k).directedEdges());
            peers[k].clear();
        }
    }

    // ---- what was charged since the last time goes over its links

    /// To the server. @param mode [#LOSE], [#AGAIN] or [#TOGETHER]
    public void loseUp(int mode) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            up.over(i, up.sent.take(i), mode);
        }
    }

    /// Between neighbours.
    public void losePeers(int schedule, int mode) {
        Topology graph = graphs.graph(schedule);
        Route route = peers[schedule];
        for (int p = 0; p < graph.directedEdges(); p++) {
            route.over(p, route.sent.fresh(node(graph, graph.neighbours()[p])), mode);
        }
        seen(graph, route);
    }

    private void seen(Topology graph, Route route) {
        for (int k = 0; k < graph.nodes(); k++) {
            route.sent.take(node(graph, k));
        }
    }

    /// Those whose messages are with the server. If there is none, all ask again, until one is.
    public void arrived(Cohort into) {
        Cohort cohort = active.current();
        into.clear();
        while (true) {
            for (int k = 0; k < cohort.count; k++) {
                if (!up.lost[cohort.members[k]]) {
                    into.add(cohort.members[k]);
                }
            }
            if (into.count > 0) {
                return;
            }
            for (int k = 0; k < cohort.count; k++) {
                int i = cohort.members[k];
                counters.up[i] += up.bits[i];
                up.sent.take(i);
                up.lost[i] = up.links.lost(i);
            }
        }
    }

    /// Each message to the server is repeated until it arrives.
    public void repeatUp() {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            counters.up[i] += more(up.links, i, up.sent.fresh(i));
            up.sent.take(i);
            up.lost[i] = false;
        }
    }

    /// From the server.
    public void repeatDown() {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            counters.down[i] += more(downLinks, i, down.fresh(i));
            down.take(i);
        }
    }

    /// From those who were asked.
    public void repeatFetched() {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            int i = cohort.members[k];
            counters.fetched[i] += more(fetchLinks, i, fetched.fresh(i));
            fetched.take(i);
        }
    }

    /// Between neighbours of W: what is repeated goes over one edge only.
    public void repeatPeers() {
        Topology graph = graphs.graph(0);
        Route route = peers[0];
        edges.in(counters.edges);
        for (int p = 0; p < graph.directedEdges(); p++) {
            counters.edges[p] += more(route.links, p, route.sent.fresh(graph.neighbours()[p]) + edges.fresh(p));
            edges.take(p);
            route.lost[p] = false;
        }
        seen(graph, route);
    }

    // ---- events

    /// Whether a message of the algorithm's own is lost. @param sender 0-based, n for the server; `receiver` too
    boolean lost(int sender, int receiver) {
        if (sender == receiver) {
            return false;
        }
        return receiver == nodes ? up.links.lost(sender) : sender == nodes ? downLinks.lost(receiver) : fetchLinks.lost(sender);
    }

    /// A job is sent again until the worker has it. @return bits that this costs more
    long repeatJob(int worker, long bits) {
        long more = more(downLinks, worker, bits);
        counters.down[worker] += more;
        return more;
    }

    /// The result of a job is sent again until the server has it.
    long repeatResult(int worker, long bits) {
        long more = more(up.links, worker, bits);
        counters.up[worker] += more;
        return more;
    }

    /// Bits that the repetitions of a message cost.
    private static long more(LossyLinks links, int link, long bits) {
        return bits == 0 ? 0 : (links.tries(link) - 1) * bits;
    }

    /// The node at a place of a graph, which may be one over the members of the cohort.
    private int node(Topology graph, int place) {
        return graph.nodes() == nodes ? place : active.current().members[place];
    }

    // ---- for gossip

    /// Whether a message over the edges from … to-1 of the graph of a schedule is lost.
    boolean anyLost(int schedule, int from, int to) {
        for (int p = from; p < to; p++) {
            if (peers[schedule].lost[p]) {
                return true;
            }
        }
        return false;
    }

    boolean isLost(int schedule, int p) {
        return peers[schedule].lost[p];
    }
}
