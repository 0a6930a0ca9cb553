package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.event.Ticks;
import fopt.runtime.function.Call;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.privacy.Ledger;
import fopt.runtime.problem.FirstNodes;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Sampler;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;
import fopt.runtime.robust.Inputs;
import fopt.runtime.robust.RobustRule;
import fopt.runtime.topology.MixingMatrix;
import fopt.runtime.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that a running algorithm may do: its storage, the oracles of the problem, communication that is counted, and draws.
///
/// Variables are arrays by number. The rows of a variable follow each other at the distance [Setup.Storage#stride]: a row of node i in a
/// variable of length k starts at `i * k`, of directed edge p at `p * k`.
/// Methods that take a node may be called by different threads for different nodes; the others by the main thread only. Nodes, edges and
/// positions are 0-based here; numbers that come from a program (`double index`, `double from`) are 1-based. Nothing is
/// allocated once slots have grown to their size.
public final class Context {
    public final int nodes;
    /// By variable number: its rows one after the other, or null if it holds no numbers. Entries change places by [#swap].
    public final double[][] numbers;
    public final Message[][] messages;
    public final Samples[][] samples;
    public final Cohort[] cohorts;
    /// The current round; 0 during initialisation. Without rounds: how often the measured point has changed.
    public long round;
    /// Part of the key of draws: the round, or the number of the event.
    long moment;

    private final Setup setup;
    private final Problem problem;
    private final Compressor[] compressors;
    private final Sampler[] samplers;
    private final Participation[] laws;
    /// By function, then by worker.
    private final Call[][] calls;
    private final Team team;
    private final Counters counters;
    private final MixingMatrix[] matrices;
    private final DelayLine[] delays;
    private final Stream[] streams;
    private final RobustRule[] rules;
    private final int[] starts;
    /// By worker: a vector of zeros in which a 1 walks along, once it was needed.
    private final double[][] units;
    private final Stream everybody = new Stream();
    private final Cohorts active;
    private final Samples everything = new Samples();
    private final RegionWork work = new RegionWork();
    private Rows rows;
    private final ColumnWork columnWork = new ColumnWork();
    private final Ledger ledger;
    private Pace[] paces = {};
    private final Clocks clocks;
    private EventLoop events;

    Context(Setup setup, Team team) {
        this.setup = setup;
        this.team = team;
        nodes = setup.nodes();
        problem = setup.problem();
        compressors = setup.compressors().toArray(Compressor[]::new);
        samplers = setup.samplers().toArray(Sampler[]::new);
        laws = setup.laws().toArray(Participation[]::new);
        units = new double[team.workers()][];
        calls = new Call[setup.functions().size()][team.workers()];
        for (int k = 0; k < calls.length; k++) {
            VectorFunction function = setup.functions().get(k);
            Arrays.setAll(calls[k], worker -> function.call());
        }
        matrices = new MixingMatrix[setup.schedules().size()];
        beginRound(0);
        int edges = matrices.length == 0 ? 0 : matrices[0].topology().directedEdges();
        counters = new Counters(nodes, edges, problem.dimension());
        active = new Cohorts(nodes);
        rules = setup.rules().toArray(RobustRule[]::new);
        starts = new int[nodes];
        streams = new Stream[nodes];
        Arrays.setAll(streams, i -> new Stream());
        rows = new Rows(nodes, edges, team.workers());
        numbers = rows.numbers(setup.storage());
        messages = rows.messages(setup.storage());
        samples = rows.samples(setup.storage());
        cohorts = rows.cohorts(setup.storage());
        everything.setAll();
        clocks = setup.timing() == null ? null : new Clocks(setup.timing(), nodes, edges, setup.seed());
        ledger = new Ledger(setup.releases());
        delays = setup.delayLines().stream().map(this::delayLine).toArray(DelayLine[]::new);
    }

    private DelayLine delayLine(Setup.DelayLine line) {
        Setup.Storage what = setup.storage().get(line.variable());
        return what.kind() == Setup.Storage.Kind.MESSAGE ? new DelayedMessages(messages, line, what.length(), lastingRoutes()) : new DelayBuffer(numbers, line);
    }

    /// The routes whose receivers are the same in all rounds: to the server; if nobody is ever left out, also down, and to neighbours that stay.
    private int lastingRoutes() {
        int routes = 1 | (laws.length == 0 ? 2 : 0);
        for (int k = 0; k < matrices.length; k++) {
            routes |= setup.schedules().get(k).constant() && (k == 0 || laws.length == 0) ? 4 << k : 0;
        }
        return routes;
    }

    /// Moves to a round: the graphs of that round take effect.
    void beginRound(long newRound) {
        round = newRound;
        moment = newRound;
        for (int k = 0; k < matrices.length; k++) {
            matrices[k] = setup.schedules().get(k).at(Math.max(1, round), setup.seed());
        }
        if (rows != null && matrices.length > 0 && matrices[0].topology().directedEdges() > rows.edges()) {
            rows = rows.withEdges(matrices[0].topology().directedEdges());
            rows.grow(setup.storage(), numbers, messages);
            counters.grow(rows.edges());
        }
    }

    public Counters counters() {
        return counters;
    }

    public Problem problem() {
        return problem;
    }

    /// What was let out so far.
    public Ledger ledger() {
        return ledger;
    }

    /// A part of the noise of the next release at a place.
    public void tellNoise(int place, int source, int draw, double lag, double std) {
        ledger.noise(place, source, draw, lag, std);
    }

    /// The members of the current cohort let something out.
    public void tellRelease(int place, double sensitivity) {
        ledger.release(place, round, sensitivity, active.current().members, active.current().count);
    }

    /// The problem of the nodes that are not Byzantine: what a run is measured by.
    Problem honestProblem() {
        int attackers = setup.byzantine().count();
        return attackers == 0 ? problem : new FirstNodes(problem, nodes - attackers);
    }

    Team team() {
        return team;
    }

    // ---- regions and cohorts

    /// Runs a region of the algorithm for all members of the current cohort, in parallel.
    public void parallel(Algorithm algorithm, int region) {
        work.algorithm = algorithm;
        work.region = region;
        team.run(work, active.current().count, pace(region));
    }

    private Pace pace(int region) {
        if (region >= paces.length) {
            int known = paces.length;
            paces = Arrays.copyOf(paces, region + 1);
            Arrays.setAll(paces, k -> k < known ? paces[k] : new Pace());
        }
        return paces[region];
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

    /// What follows is for those who take part that many [#enter] deep, 0 being all nodes.
    public void enterDepth(int depth) {
        active.enterDepth(depth);
    }

    /// Ends the innermost [#enter] or [#enterDepth].
    public void leave() {
        active.leave();
    }

    public void drawCohort(int law, Cohort into, Stream draws) {
        laws[law].draw(round, draws, into);
    }

    /// 1 if the node with this number is in the cohort, else 0.
    public double member(Cohort cohort, double number) {
        return cohort.contains((int) number - 1) ? 1.0 : 0.0;
    }

    public double members(Cohort cohort) {
        return cohort.count;
    }

    /// Adds the node with this number to a cohort.
    public void include(Cohort cohort, double number) {
        if (!(number >= 1 && number < nodes + 1.0)) {
            throw new UserError("E604", "node " + text(number) + " of a cohort: nodes are numbered 1 to " + nodes);
        }
        cohort.include((int) number - 1);
    }

    /// The number of the member at a 1-based place of a cohort.
    public double memberAt(Cohort cohort, double place) {
        if (!(place >= 1 && place < cohort.count + 1.0)) {
            throw new UserError("E603", "place " + text(place) + " of a cohort of " + cohort.count + ": places are 1 to the cohort's size");
        }
        return cohort.members[(int) place - 1] + 1.0;
    }

    /// The number of the node at a 1-based place among those who take part.
    public double participant(double place) {
        return memberAt(active.current(), place);
    }

    /// p_i under a law. @param node 0-based
    public double chance(int law, int node) {
        return laws[law].probability(node);
    }

    // ---- oracles

    public void gradient(int node, double[] x, int xo, double[] out, int oo) {
        countGradient(node);
        problem.gradient(node, x, xo, out, oo);
    }

    public void gradient(int node, double[] x, int xo, Samples chosen, Stream noise, double[] out, int oo) {
        if (chosen.all) {
            gradient(node, x, xo, out, oo);
            return;
        }
        counters.gradients[node] += chosen.count;
        problem.gradient(node, x, xo, chosen, noise, out, oo);
    }

    /// Counts a gradient over all samples of a node that was computed elsewhere.
    public void countGradient(int node) {
        counters.gradients[node] += problem.rows(node);
    }

    public void countGradient(int node, Samples chosen) {
        counters.gradients[node] += chosen.all ? problem.rows(node) : chosen.count;
    }

    /// Of a gradient over all samples of a node that was counted, only the marked entries were asked for.
    public void spareGradient(int node, double[] part, int offset, int length) {
        counters.spared[node] += problem.rows(node) * (length - (long) Kernels.countNonZero(part, offset, length));
    }

    public void spareGradient(int node, Samples chosen, double[] part, int offset, int length) {
        int rows = chosen.all ? problem.rows(node) : chosen.count;
        counters.spared[node] += rows * (length - (long) Kernels.countNonZero(part, offset, length));
    }

    public double loss(int node, double[] x, int xo) {
        return problem.value(node, x, xo);
    }

    public double loss(int node, double[] x, int xo, Samples chosen) {
        return chosen.all ? problem.value(node, x, xo) : problem.value(node, x, xo, chosen);
    }

    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, double[] out, int oo) {
        problem.hessianVector(node, x, xo, v, vo, everything, out, oo);
    }

    public void hessianVector(int node, double[] x, int xo, double[] v, int vo, Samples chosen, double[] out, int oo) {
        problem.hessianVector(node, x, xo, v, vo, chosen, out, oo);
    }

    /// `out = ∇²f_i(x)`, d×d numbers, by d products with unit vectors; symmetric to the last bit.
    public void hessian(int worker, int node, double[] x, int xo, double[] out, int oo) {
        hessian(worker, node, x, xo, everything, out, oo);
    }

    public void hessian(int worker, int node, double[] x, int xo, Samples chosen, double[] out, int oo) {
        int d = problem.dimension();
        if (units[worker] == null) {
            units[worker] = new double[d];
        }
        double[] unit = units[worker];
        for (int k = 0; k < d; k++) {
            unit[k] = 1;
            problem.hessianVector(node, x, xo, unit, 0, chosen, out, oo + k * d);
            unit[k] = 0;
            for (int j = 0; j < k; j++) {
                out[oo + k * d + j] = out[oo + j * d + k];
            }
        }
    }

    public void prox(double[] v, int vo, double step, double[] out, int oo) {
        problem.prox(v, vo, step, out, oo);
    }

    public double regulariser(double[] x, int xo) {
        return problem.regulariser(x, xo);
    }

    public void drawSamples(int sampler, int node, double size, Samples out, Stream draws) {
        samplers[sampler].draw(node, problem.rows(node), size, draws, out);
    }

    /// How many samples of the node a handle stands for.
    public double sampleCount(int node, Samples chosen) {
        return chosen.all ? problem.rows(node) : chosen.count;
    }

    /// `out` = the sample at a 1-based position of all that the node has.
    public void oneSample(int node, double position, Samples out) {
        room(problem.rows(node), position, out);
        out.index[0] = (int) position - 1;
    }

    /// `out` = the sample at a 1-based position of a handle.
    public void oneSample(int node, Samples chosen, double position, Samples out) {
        if (chosen.all) {
            oneSample(node, position, out);
            return;
        }
        room(chosen.count, position, out);
        out.index[0] = chosen.index[(int) position - 1];
    }

    private static void room(int count, double position, Samples out) {
        if (!(position >= 1 && position < count + 1.0)) {
            throw new UserError("E620", "sample " + text(position) + " of " + count + ": samples are numbered 1 to " + count);
        }
        out.setCount(1);
    }

    /// The 1-based number of the only sample in a handle, among those of its node.
    public double sampleNumber(Samples chosen) {
        if (chosen.all || chosen.count != 1) {
            throw new UserError("E621", "the number of a sample is asked for, but the handle has " + (chosen.all ? "all" : chosen.count) + " samples");
        }
        return chosen.index[0] + 1.0;
    }

    /// `out = ` row of the node with this number, which must take part at present.
    public void row(double[] rows, int length, double number, double[] out, int oo) {
        if (member(active.current(), number) == 0.0) {
            throw new UserError("E623", "entry " + text(number) + " of a table over "
                    + (cohortSize() == nodes ? nodes + " nodes: keys are 1 to " + nodes : "a cohort that this node is not in"));
        }
        System.arraycopy(rows, ((int) number - 1) * length, out, oo, length);
    }

    // ---- tables: rows of entries, one after the other

    /// `out = table[key]`. @param size numbers in the table @param key 1-based @param length numbers in an entry
    public void take(double[] table, int offset, int size, double key, double[] out, int oo, int length) {
        System.arraycopy(table, offset + entry(size / length, key) * length, out, oo, length);
    }

    /// `table[key] = in`.
    public void put(double[] table, int offset, int size, double key, double[] in, int io, int length) {
        System.arraycopy(in, io, table, offset + entry(size / length, key) * length, length);
    }

    private static int entry(int entries, double key) {
        if (!(key >= 1 && key < entries + 1.0)) {
            throw new UserError("E622", "key " + text(key) + " of a table of " + entries + " entries: keys are 1 to " + entries);
        }
        return (int) key - 1;
    }

    /// Where a worker calls a function of the run: it gets the arguments, then runs.
    public Call call(int function, int worker) {
        return calls[function][worker];
    }

    // ---- draws: streams are valid until the same node asks for its next one

    /// The stream of a node's own draws at a drawing site; the server's if `node` is [Stream#EVERYBODY].
    public Stream ownDraws(int node, int site, long iteration) {
        return node < 0 ? commonDraws(node, site, iteration) : streams[node].reset(setup.seed(), site, node, moment, iteration);
    }

    /// The stream that all have in common at a site (also the server's own). @param holder the node that asks, or [Stream#EVERYBODY]
    public Stream commonDraws(int holder, int site, long iteration) {
        Stream stream = holder < 0 ? everybody : streams[holder];
        return stream.reset(setup.seed(), site, Stream.EVERYBODY, moment, iteration);
    }

    /// The stream that both ends of edge p of a node have in common.
    public Stream edgeDraws(int node, int p, int site, long iteration) {
        int pair = opposite(p) < 0 ? p : Math.min(p, opposite(p));
        return streams[node].reset(setup.seed(), site, -2 - pair, moment, iteration);
    }

    /// The iteration number inside a loop: from that of the loops around it and the loop's own counter.
    public static long iteration(long outer, double counter) {
        return outer * 65536 + (long) counter;
    }

    /// The iteration number of a node's own draws inside a loop over its edges: different for each edge.
    public long edgeIteration(int node, int p, long iteration) {
        return iteration(iteration, p - firstEdge(node));
    }

    /// The stream for a compressor at a node, or at the server: common to all if that is how the compressor draws.
    public Stream compressorDraws(int compressor, int node, int site, long iteration) {
        return compressors[compressor].draw() == Compressor.Draw.SHARED ? commonDraws(node, site, iteration) : ownDraws(node, site, iteration);
    }

    // ---- messages and communication

    public void compress(int compressor, double[] v, int vo, Message out, Stream draws) {
        compressors[compressor].compress(v, vo, out, draws);
        out.sent = 0;
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

    /// `out = ` row of the node with this number.
    public void fetch(double[] source, int length, double from, double[] out, int oo) {
        if (!(from >= 1 && from < nodes + 1.0)) {
            throw new UserError("E604", "fetch from node " + text(from) + ": nodes are numbered 1 to " + nodes);
        }
        System.arraycopy(source, ((int) from - 1) * length, out, oo, length);
    }

    /// Entry of a row of `length` numbers. @param index 1-based
    public double entry(double[] a, int offset, int length, double index) {
        if (!(index >= 1 && index < length + 1.0)) {
            throw new UserError("E605", "index " + text(index) + " into a vector of length " + length + ": indices are 1 to " + length);
        }
        return a[offset + (int) index - 1];
    }

    /// Exchanges the storage of two variables.
    public void swap(int a, int b) {
        swap(numbers, a, b);
        swap(messages, a, b);
        swap(samples, a, b);
        swap(cohorts, a, b);
    }

    private static <T> void swap(T[] all, int a, int b) {
        T first = all[a];
        all[a] = all[b];
        all[b] = first;
    }

    /// `out = Σ_j w_ij source_j`. Inside a cohort the matrix is one over its members, by position.
    public void mix(int schedule, int position, double[] source, double[] out, int oo, int length) {
        MixingMatrix w = overCohort(schedule);
        int from = w.rowStart()[position];
        int to = w.rowStart()[position + 1];
        Cohort cohort = active.current();
        if (cohort.count == nodes) {
            Kernels.mixRow(source, length, w.column(), w.weight(), from, to, out, oo, length);
            return;
        }
        Arrays.fill(out, oo, oo + length, 0.0);
        for (int k = from; k < to; k++) {
            Kernels.axpy(w.weight()[k], source, cohort.members[w.column()[k]] * length, out, oo, length);
        }
    }

    /// `out += scale Σ_j w_ij message_j`; sparse messages touch only their entries.
    public void mixMessages(int schedule, int position, Message[] from, double scale, double[] out, int oo) {
        MixingMatrix w = overCohort(schedule);
        Cohort cohort = active.current();
        for (int k = w.rowStart()[position]; k < w.rowStart()[position + 1]; k++) {
            from[cohort.members[w.column()[k]]].addTo(scale * w.weight()[k], out, oo);
        }
    }

    private MixingMatrix overCohort(int schedule) {
        MixingMatrix w = matrices[schedule];
        if (w.nodes() != active.current().count) {
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
    public void aggregate(int rule, double[] from, int length, Stream draws, double[] into) {
        Cohort cohort = active.current();
        for (int k = 0; k < cohort.count; k++) {
            starts[k] = cohort.members[k] * length;
        }
        rules[rule].apply(new Inputs(from, starts, cohort.count, length), draws, into, 0);
    }

    /// What the Byzantine members deliver takes the place of their rows.
    public void attack(double[] rows, int length, int site, long iteration) {
        Cohort cohort = active.current();
        setup.byzantine().replace(rows, length, nodes, cohort.members, cohort.count, node -> ownDraws(node, site, iteration), starts);
    }

    /// The same over the edges of a node, in the order of its neighbours; over no edge the sum is 0, the mean not a number.
    public void edgeReduce(int kind, int node, double[] edge, int length, double[] out, int oo) {
        int from = firstEdge(node);
        int to = firstEdge(node + 1);
        Arrays.fill(out, oo, oo + length, kind <= 1 ? 0.0 : kind == 2 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        for (int p = from; p < to; p++) {
            ColumnWork.combine(kind, edge, p * length, out, oo, length);
        }
        if (kind == 1) {
            Kernels.scale(1.0 / (to - from), out, oo, out, oo, length);
        }
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

    // ---- what it costs

    public void chargeUp(int node, long bits) {
        counters.up[node] += bits;
    }

    /// The node sends the same bits to each that hears it in the graph of a schedule. @param position place in the cohort
    public void chargePeers(int schedule, int position, int node, long bits) {
        Topology graph = matrices[schedule].topology();
        counters.perNeighbour[node] += schedule == 0 ? bits : 0;
        counters.peers[node] += bits * graph.outDegree(graph.nodes() == nodes ? node : position);
    }

    /// Bits over the edge (node → neighbour), seen from the node: the edge that the neighbour hears.
    public void chargeEdge(int p, long bits) {
        counters.edges[opposite(p)] += bits;
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
        boolean last = p == firstEdge(node + 1) - 1;
        return last ? newBits(message, route) : (message.sent & route) != 0 ? 0 : message.bits;
    }

    public long numberBits(int count) {
        return (long) count * setup.bitsPerNumber();
    }

    /// Bits of as many numbers as the set marks.
    public long markedBits(double[] set, int offset, int length) {
        return numberBits((int) Kernels.countNonZero(set, offset, length));
    }

    // ---- simulated time and events

    Clocks clocks() {
        return clocks;
    }

    void drivenBy(EventLoop loop) {
        events = loop;
    }

    long seed() {
        return setup.seed();
    }

    /// Numbers in a row of a variable.
    int length(int variable) {
        return setup.storage().get(variable).length();
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

    /// What follows is done by this node alone, until [#leave].
    void only(int node) {
        active.only(node, node);
    }

    void only(int a, int b) {
        active.only(a, b);
    }

    /// A node spends the time for a gradient of the given samples; null for all.
    public void elapse(int node, Samples chosen) {
        clocks.gradient(node, chosen == null ? problem.rows(node) : (long) sampleCount(node, chosen));
    }

    /// Seconds of simulated time: of the event that happens now, else how far the slowest node has come; not a number without simulated time.
    public double now() {
        return clocks == null ? Double.NaN : Ticks.seconds(events == null ? clocks.latest() : events.time());
    }

    /// What drives an algorithm without rounds; null for others.
    public EventLoop events() {
        return events;
    }

    // ---- delays

    public void remember(int line) {
        delays[line].store(round);
    }

    public void recall(int line, double lag, double[] into) {
        recall(line, lag, 0, into.length, into, 0);
    }

    /// One row. @param from where it begins in what the line remembers
    public void recall(int line, double lag, int from, int length, double[] out, int oo) {
        ((DelayBuffer) delays[line]).load(round, (long) lag, from, length, out, oo);
    }

    /// Message variable `into` becomes what the line remembers, to be read in this round.
    public void recallMessages(int line, double lag, int into) {
        messages[into] = ((DelayedMessages) delays[line]).at(round, (long) lag);
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /// A region of the algorithm, as work for the team.
    private final class RegionWork implements Team.Work {
        Algorithm algorithm;
        int region;

        @Override
        public void run(int worker, int from, int to) {
            algorithm.region(region, Context.this, worker, from, to);
        }
    }
}
