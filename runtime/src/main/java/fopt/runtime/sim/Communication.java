package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import fopt.runtime.robust.Inputs;
import fopt.runtime.robust.RobustRule;
import fopt.runtime.topology.MixingMatrix;
import java.util.Arrays;

/// What reads more than one node: mixing over graphs, sums at the server, robust rules, what an attacker delivers. What it costs is told to [Charges].
///
/// Rows of a variable of length k begin at multiples of k. Only members of the current cohort take part.
public final class Communication {
    private final Graphs graphs;
    private final Cohorts active;
    private final Team team;
    private final Compressor[] compressors;
    private final Losses losses;
    private final RobustRule[] rules;
    private final int nodes;
    private final int[] starts;
    private final Inputs inputs = new Inputs();
    private final Attackers attackers;
    private final ColumnWork columnWork = new ColumnWork();

    Communication(Setup setup, Graphs graphs, Cohorts active, Draws draws, Team team, Compressor[] compressors, Losses losses) {
        this.graphs = graphs;
        this.active = active;
        this.team = team;
        this.compressors = compressors;
        this.losses = losses;
        rules = setup.rules().toArray(RobustRule[]::new);
        nodes = setup.nodes();
        starts = new int[nodes];
        attackers = new Attackers(setup.byzantine(), nodes, graphs, active, draws);
    }

    public void compress(int compressor, double[] v, int vo, Message out, Stream stream) {
        out.compress(compressors[compressor], v, vo, stream);
        out.sent = 0;
    }

    /// `out = ` row of the node with this number.
    public void fetch(double[] source, int length, double from, double[] out, int oo) {
        if (!Entries.isKey(from, nodes)) {
            throw new UserError("E604", "fetch from node " + Entries.text(from) + ": nodes are numbered 1 to " + nodes);
        }
        if (!graphs.isThere((int) from - 1)) {
            throw new UserError("E671", "node " + Entries.text(from) + " is asked for a value, and is away");
        }
        System.arraycopy(source, ((int) from - 1) * length, out, oo, length);
    }

    /// `out = Σ_j w_ij source_j`. Inside a cohort the matrix is one over its members, by position.
    public void mix(int schedule, int position, double[] source, double[] out, int oo, int length) {
        MixingMatrix w = overCohort(schedule);
        int row = row(w, position);
        if (somethingLost(schedule, w, row)) {
            mixArrived(schedule, w, row, source, out, oo, length);
            return;
        }
        int from = w.rowStart()[row];
        int to = w.rowStart()[row + 1];
        if (w.nodes() == nodes) {
            Kernels.mixRow(source, length, w.column(), w.weight(), from, to, out, oo, length);
            return;
        }
        Arrays.fill(out, oo, oo + length, 0.0);
        for (int k = from; k < to; k++) {
            Kernels.axpy(w.weight()[k], source, node(w, w.column()[k]) * length, out, oo, length);
        }
    }

    /// In the place of what is lost there is the node's own value.
    private void mixArrived(int schedule, MixingMatrix w, int row, double[] source, double[] out, int oo, int length) {
        Arrays.fill(out, oo, oo + length, 0.0);
        double own = 0;
        int p = w.topology().offsets()[row];
        for (int k = w.rowStart()[row]; k < w.rowStart()[row + 1]; k++) {
            if (w.column()[k] == row || losses.isLost(schedule, p++)) {
                own += w.weight()[k];
            } else {
                Kernels.axpy(w.weight()[k], source, node(w, w.column()[k]) * length, out, oo, length);
            }
        }
        Kernels.axpy(own, source, node(w, row) * length, out, oo, length);
    }

    private boolean somethingLost(int schedule, MixingMatrix w, int row) {
        return losses != null && losses.anyLost(schedule, w.topology().offsets()[row], w.topology().offsets()[row + 1]);
    }

    /// The row of a graph for the member of the cohort at a position.
    private int row(MixingMatrix w, int position) {
        return w.nodes() == nodes ? active.current().members[position] : position;
    }

    /// The node at a place of a graph, which may be one over the members of the cohort.
    private int node(MixingMatrix w, int place) {
        return w.nodes() == nodes ? place : active.current().members[place];
    }

    /// `out += scale Σ_j w_ij message_j`; sparse messages touch only their entries.
    public void mixMessages(int schedule, int position, Message[] from, double scale, double[] out, int oo) {
        MixingMatrix w = overCohort(schedule);
        int row = row(w, position);
        int p = w.topology().offsets()[row];
        for (int k = w.rowStart()[row]; k < w.rowStart()[row + 1]; k++) {
            boolean lost = w.column()[k] != row && losses != null && losses.isLost(schedule, p++);
            from[node(w, lost ? row : w.column()[k])].addTo(scale * w.weight()[k], out, oo);
        }
    }

    private MixingMatrix overCohort(int schedule) {
        MixingMatrix w = graphs.matrix(schedule);
        if (w.nodes() != active.current().count && !(w.nodes() == nodes && active.atRoot())) {
            throw new UserError("E608", "gossip over " + w.topology().name() + ", a graph of " + w.nodes() + " nodes, among "
                    + active.current().count + ": inside `on S` the graph must have as many nodes as S");
        }
        return w;
    }

    /// Sum (kind 0), mean (1), max (2) or min (3) of the rows of the cohort's members, entry by entry, in node order.
    public void collect(int kind, double[] from, int length, double[] into) {
        Cohort cohort = active.current();
        team.run(columnWork.of(kind, from, length, cohort, into), (length + ColumnWork.BLOCK - 1) / ColumnWork.BLOCK);
    }

    /// A robust rule of the rows of the cohort's members.
    public void aggregate(int rule, double[] from, int length, Stream stream, double[] into) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            starts[k] = cohort.members[k] * length;
        }
        rules[rule].apply(inputs.set(from, starts, cohort.count, length), stream, into, 0);
    }

    /// What the Byzantine members deliver takes the place of their rows.
    public void attack(double[] rows, int length, int site, long iteration) {
        attackers.replace(rows, length, site, iteration);
    }

    /// The same for what a node sends to each neighbour: one row for each directed edge.
    public void attackEdges(double[] rows, int length, int site, long iteration) {
        attackers.replaceOverEdges(rows, length, site, iteration);
    }

    /// Sum, mean, max or min of the rows of a node's edges, in the order of its neighbours; over no edge the sum is 0, the mean not a number.
    public void edgeReduce(int kind, int node, double[] edge, int length, double[] out, int oo) {
        int from = graphs.firstEdge(node);
        int to = graphs.firstEdge(node + 1);
        Arrays.fill(out, oo, oo + length, kind <= 1 ? 0.0 : kind == 2 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (int p = from; p < to; p++) {
            ColumnWork.combine(kind, edge, p * length, out, oo, length);
        }
        if (kind == 1) {
            Kernels.scale(1.0 / (to - from), out, oo, out, oo, length);
        }
    }

    /// `out = ` the rows of a node's edges, one after the other. @param out *Modified*: from `oo`, as many rows as there are
    public void edgeTable(int node, double[] edge, int length, double[] out, int oo) {
        int from = graphs.firstEdge(node) * length;
        System.arraycopy(edge, from, out, oo, graphs.firstEdge(node + 1) * length - from);
    }

    /// The sum (kind 0) or mean (1) of the members' messages: added one after the other, then scaled.
    public void collectMessages(int kind, Message[] from, int length, double[] into) {
        Cohort cohort = active.current();
        Arrays.fill(into, 0, length, 0.0);
        for (int k = 0; k < cohort.count; k++) {
            from[cohort.members[k]].addTo(1.0, into, 0);
        }
        if (kind == 1) {
            Kernels.scale(1.0 / cohort.count, into, 0, into, 0, length);
        }
    }
}
