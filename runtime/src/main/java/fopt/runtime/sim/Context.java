package fopt.runtime.sim;

import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Topology;

/// All that a running algorithm may do: its storage, the oracles of the problem, communication that is counted, and draws.
///
/// Variables are arrays by number. A row of node i in a NODE variable of length k starts at `i * k`; of directed edge p at `p * k`.
/// Methods that take a node may be called by different threads for different nodes; the others by the main thread only. None of them
/// allocates once slots have grown to their size.
public final class Context {
    public final int nodes;
    public final double[][] numbers;
    public final Message[][] messages;
    public final Samples[][] samples;
    public final Cohort[] cohorts;
    /// The current round; 0 during initialisation.
    public long round;

    private final Setup setup;
    private final Problem problem;
    private final Compressor[] compressors;
    private final Team team;
    private final Counters counters;
    private final MixingMatrix[] matrices;
    private final DelayBuffer[] delays;
    private final Stream[] streams;
    private final Stream everybody = new Stream();
    private final Cohorts active;
    private final RegionWork work = new RegionWork();

    Context(Setup setup, Team team) {
        this.setup = setup;
        this.team = team;
        nodes = setup.nodes();
        problem = setup.problem();
        compressors = setup.compressors().toArray(Compressor[]::new);
        matrices = new MixingMatrix[setup.schedules().size()];
        beginRound(0);
        int edges = matrices.length == 0 ? 0 : matrices[0].topology().directedEdges();
        counters = new Counters(nodes, edges);
        active = new Cohorts(nodes);
        streams = new Stream[nodes];
        java.util.Arrays.setAll(streams, i -> new Stream());
        Rows rows = new Rows(nodes, edges, team.workers());
        numbers = rows.numbers(setup.storage());
        messages = rows.messages(setup.storage());
        samples = rows.samples(setup.storage());
        cohorts = rows.cohorts(setup.storage());
        delays = setup.delayLines().stream().map(l -> new DelayBuffer(numbers, l)).toArray(DelayBuffer[]::new);
    }

    /// Moves to a round: the graphs of that round take effect.
    void beginRound(long newRound) {
        round = newRound;
        for (int k = 0; k < matrices.length; k++) {
            matrices[k] = setup.schedules().get(k).at(Math.max(1, round), setup.seed());
        }
    }

    public Counters counters() {
        return counters;
    }

    public Problem problem() {
        return problem;
    }

    Team team() {
        return team;
    }

    // ---- regions and cohorts

    /// Runs a region of the algorithm for all members of the current cohort, in parallel.
    public void parallel(Algorithm algorithm, int region) {
        work.algorithm = algorithm;
        work.region = region;
        team.run(work, active.current().count);
    }

    /// The 0-based node at a 0-based position of the current cohort.
    public int node(int position) {
        return active.current().members[position];
    }

    public int cohortSize() {
        return active.current().count;
    }

    /// Restricts what follows to the members of `cohort` (and of the current one). @return whether anybody is left
    public boolean enter(Cohort cohort) {
        return active.enter(cohort);
    }

    /// Ends the innermost [#enter].
    public void leave() {
        active.leave();
    }

    public void drawCohort(int law, Cohort into, int site, long iteration) {
        setup.laws().get(law).draw(round, everybody.reset(setup.seed(), site, Stream.EVERYBODY, round, iteration), into);
    }

    /// p_i under a law. @param node 0-based
    public double chance(int law, int node) {
        return setup.laws().get(law).probability(node);
    }

    // ---- oracles

    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        counters.gradients[node] += problem.rows(node);
        problem.gradient(node, x, xo, out, oo);
    }

    public void gradient(int node, double[] x, int xo, Samples chosen, int site, long iteration, double[] out, int oo) {
        if (chosen.all) {
            gradient(node, x, xo, out, oo);
            return;
        }
        counters.gradients[node] += chosen.count;
        problem.gradient(node, x, xo, chosen, draws(node, site, iteration), out, oo);
    }

    public double loss(int node, double[] x, int xo) {
        return problem.value(node, x, xo);
    }

    public double loss(int node, double[] x, int xo, Samples chosen) {
        return chosen.all ? problem.value(node, x, xo) : problem.value(node, x, xo, chosen);
    }

    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples chosen, double[] out, int oo) {
        problem.hessianVector(node, x, xo, v, vo, chosen, out, oo);
    }

    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        problem.prox(v, vo, step, out, oo);
    }

    public double regulariser(double[] x, int xo) {
        return problem.regulariser(x, xo);
    }

    // ---- draws

    /// The stream of a node at a drawing site. @param node 0-based
    public Stream draws(int node, int site, long iteration) {
        return streams[node].reset(setup.seed(), site, node, round, iteration);
    }

    /// The stream of a site that is the same for everybody (or the server's own).
    public Stream commonDraws(int site, long iteration) {
        return everybody.reset(setup.seed(), site, Stream.EVERYBODY, round, iteration);
    }

    /// A stream that both ends of the edge p of node `node` have in common.
    public Stream edgeDraws(int node, int p, int site, long iteration) {
        int pair = Math.min(p, graph(0).reverse()[p]);
        return streams[node].reset(setup.seed(), site, -2 - pair, round, iteration);
    }

    public void drawSamples(int sampler, int node, double size, Samples out, int site, long iteration) {
        setup.samplers().get(sampler).draw(node, problem.rows(node), size, draws(node, site, iteration), out);
    }

    public int rows(int node) {
        return problem.rows(node);
    }

    // ---- messages and communication

    /// @param node 0-based sender, or [Stream#EVERYBODY] for the server
    public void compress(int compressor, int node, double[] v, int vo, Message out, int site, long iteration) {
        Compressor q = compressors[compressor];
        boolean common = node < 0 || q.draw() == Compressor.Draw.SHARED;
        Stream stream = node < 0 ? everybody : streams[node];
        q.compress(v, vo, out, stream.reset(setup.seed(), site, common ? Stream.EVERYBODY : node, round, iteration));
        out.sent = 0;
    }

    /// The graph of a schedule in this round.
    public Topology graph(int schedule) {
        return matrices[schedule].topology();
    }

    public MixingMatrix matrix(int schedule) {
        return matrices[schedule];
    }

    /// `out = Σ_j w_ij source_j`. Inside a cohort the matrix is one over its members, by position.
    public void mix(int schedule, int position, double[] source, double[] out, int oo, int length) {
        MixingMatrix w = matrices[schedule];
        int from = w.rowStart()[position];
        int to = w.rowStart()[position + 1];
        Cohort cohort = active.current();
        if (cohort.count == nodes) {
            Kernels.mixRow(source, length, w.column(), w.weight(), from, to, out, oo, length);
            return;
        }
        java.util.Arrays.fill(out, oo, oo + length, 0.0);
        for (int k = from; k < to; k++) {
            Kernels.axpy(w.weight()[k], source, cohort.members[w.column()[k]] * length, out, oo, length);
        }
    }

    /// `out = Σ_j w_ij message_j`; sparse messages touch only their entries.
    public void mixMessages(int schedule, int position, Message[] from, double[] out, int oo, int length) {
        MixingMatrix w = matrices[schedule];
        Cohort cohort = active.current();
        java.util.Arrays.fill(out, oo, oo + length, 0.0);
        for (int k = w.rowStart()[position]; k < w.rowStart()[position + 1]; k++) {
            from[cohort.members[w.column()[k]]].addTo(w.weight()[k], out, oo);
        }
    }

    /// Sum (kind 0), mean (1), max (2) or min (3) of the rows of the cohort's members, entry by entry, in node order.
    public void collect(int kind, double[] from, int length, double[] into) {
        Cohort cohort = active.current();
        if (kind <= 1) {
            double scale = kind == 0 ? 1.0 : 1.0 / cohort.count;
            team.run(work.columns(from, length, cohort, scale, into), blocks(length));
            return;
        }
        System.arraycopy(from, cohort.members[0] * length, into, 0, length);
        for (int k = 1; k < cohort.count; k++) {
            int row = cohort.members[k] * length;
            for (int c = 0; c < length; c++) {
                into[c] = kind == 2 ? Math.max(into[c], from[row + c]) : Math.min(into[c], from[row + c]);
            }
        }
    }

    /// The sum (kind 0) or mean (1) of the members' messages: added one after the other, then scaled.
    public void collectMessages(int kind, Message[] from, int length, double[] into) {
        Cohort cohort = active.current();
        java.util.Arrays.fill(into, 0, length, 0.0);
        for (int k = 0; k < cohort.count; k++) {
            from[cohort.members[k]].addTo(1.0, into, 0);
        }
        if (kind == 1) {
            double scale = 1.0 / cohort.count;
            for (int c = 0; c < length; c++) {
                into[c] *= scale;
            }
        }
    }

    // ---- what it costs

    public void chargeUp(int node, long bits) {
        counters.up[node] += bits;
    }

    /// The node sends the same bits to each that hears it in the graph of a schedule. @param position place in the cohort
    public void chargePeers(int schedule, int position, int node, long bits) {
        Topology graph = matrices[schedule].topology();
        counters.perNeighbour[node] += schedule == 0 ? bits : 0;
        counters.peers[node] += bits * graph.outDegree(position);
    }

    /// Bits over the edge (node → neighbour), seen from the node: the edge that the neighbour hears.
    public void chargeEdge(int p, long bits) {
        counters.edges[graph(0).reverse()[p]] += bits;
    }

    /// The server sends the same bits to each member of the cohort.
    public void chargeDown(long bits) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            counters.down[cohort.members[k]] += bits;
        }
    }

    /// The bits of a message on a route, 0 if it went there already. Routes are bits: up 1, down 2, peers 4.
    public long newBits(Message message, int route) {
        if ((message.sent & route) != 0) {
            return 0;
        }
        message.sent |= route;
        return message.bits;
    }

    public long numberBits(int count) {
        return (long) count * setup.bitsPerNumber();
    }

    // ---- delays

    public void remember(int line) {
        delays[line].store(round);
    }

    public void recall(int line, double lag, double[] into) {
        delays[line].load(round, (long) lag, into);
    }

    private static int blocks(int length) {
        return (length + RegionWork.BLOCK - 1) / RegionWork.BLOCK;
    }

    /// The work that is handed to the team: a region, or the columns of a sum over nodes.
    private final class RegionWork implements Team.Work {
        static final int BLOCK = 2048;
        private final ColumnWork columnWork = new ColumnWork();
        Algorithm algorithm;
        int region;

        @Override
        public void run(int worker, int from, int to) {
            algorithm.region(region, Context.this, worker, from, to);
        }

        ColumnWork columns(double[] source, int length, Cohort cohort, double scale, double[] into) {
            columnWork.source = source;
            columnWork.length = length;
            columnWork.cohort = cohort;
            columnWork.scale = scale;
            columnWork.into = into;
            return columnWork;
        }
    }

    private static final class ColumnWork implements Team.Work {
        double[] source;
        int length;
        Cohort cohort;
        double scale;
        double[] into;

        @Override
        public void run(int worker, int from, int to) {
            int start = from * RegionWork.BLOCK;
            int end = Math.min(length, to * RegionWork.BLOCK);
            Kernels.sumRows(source, start, length, cohort.members, cohort.count, scale, into, start, end - start);
        }
    }
}
