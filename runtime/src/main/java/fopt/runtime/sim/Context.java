package fopt.runtime.sim;

import fopt.runtime.Brake;
import fopt.runtime.UserError;
import fopt.runtime.compress.Compressor;
import fopt.runtime.compress.Message;
import fopt.runtime.event.Ticks;
import fopt.runtime.fault.Churn;
import fopt.runtime.function.Call;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.privacy.Ledger;
import fopt.runtime.problem.FirstNodes;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// All that a running algorithm may use: its storage, who takes part, delays and time; and, as parts, the oracles of the problem, the graphs,
/// communication, what it costs, and draws.
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
    public final Oracles oracles;
    public final Graphs graphs;
    public final Communication communication;
    public final Charges charges;
    public final Draws draws;
    /// Functions that are not written in the language.
    public final Hooks hooks;
    /// What is waited for, in an algorithm in rounds under a clock; null for others.
    public final Arrivals arrivals;
    /// What is lost on its way; null if all arrives.
    public final Losses losses;

    private final Setup setup;
    private final Problem problem;
    private final Participation[] laws;
    /// By function, then by worker.
    private final Call[][] calls;
    private final Team team;
    private final Turns turns;
    private final Counters counters;
    private final DelayLine[] delays;
    private final Cohorts active;
    private final RegionWork work = new RegionWork();
    private Rows rows;
    private final Ledger ledger;
    private Pace[] paces = {};
    private final Clocks clocks;
    private EventLoop events;
    private boolean alone;

    Context(Setup setup, Team team) {
        this.setup = setup;
        this.team = team;
        turns = new Turns(Brake.present(), team.workers());
        nodes = setup.nodes();
        problem = setup.problem();
        laws = setup.laws().toArray(Participation[]::new);
        calls = new Call[setup.functions().size()][team.workers()];
        for (int k = 0; k < calls.length; k++) {
            VectorFunction function = setup.functions().get(k);
            Arrays.setAll(calls[k], worker -> function.call());
        }
        graphs = new Graphs(setup);
        int edges = graphs.edges();
        counters = new Counters(nodes, edges, problem.dimension());
        active = new Cohorts(nodes);
        Compressor[] compressors = setup.compressors().toArray(Compressor[]::new);
        oracles = new Oracles(problem, setup.samplers(), counters, team.workers());
        draws = new Draws(setup, graphs, compressors, team.workers());
        losses = setup.faults().lossy() ? new Losses(setup, counters, graphs, active) : null;
        communication = new Communication(setup, graphs, active, draws, team, compressors, losses);
        charges = new Charges(setup, counters, graphs, active);
        rows = new Rows(nodes, edges, team.workers(), setup.precision());
        numbers = rows.numbers(setup.storage());
        messages = rows.messages(setup.storage());
        samples = rows.samples(setup.storage());
        cohorts = rows.cohorts(setup.storage());
        clocks = setup.timing() == null ? null : new Clocks(setup.timing(), nodes, setup.seed());
        arrivals = clocks == null || setup.events() != null ? null
                : new Arrivals(this, clocks, setup, new Deliveries(counters, graphs, active, clocks, nodes));
        if (clocks != null) {
            oracles.timed(this::work);
        }
        ledger = new Ledger(setup.releases());
        delays = setup.delayLines().stream().map(this::delayLine).toArray(DelayLine[]::new);
        hooks = new Hooks(setup.hooks(), setup.seed());
    }

    private DelayLine delayLine(Setup.DelayLine line) {
        Setup.Storage what = setup.storage().get(line.variable());
        return what.kind() == Setup.Storage.Kind.MESSAGE ? new DelayedMessages(messages, line, what.length(), lastingRoutes()) : new DelayBuffer(numbers, line);
    }

    /// The routes whose receivers are the same in all rounds: to the server; if nobody is ever left out, also down, and to neighbours that stay.
    private int lastingRoutes() {
        int routes = 1 | (laws.length == 0 && !graphs.changing() ? 2 : 0);
        for (int k = 0; k < graphs.count(); k++) {
            routes |= graphs.constant(k) && (k == 0 || laws.length == 0) ? 4 << k : 0;
        }
        return routes;
    }

    /// Moves to a round: the graphs of that round take effect.
    void beginRound(long newRound) {
        round = newRound;
        draws.moment = newRound;
        if (arrivals != null) {
            arrivals.beginRound();
        }
        if (graphs.beginRound(newRound, arrivals == null ? 0 : now())) {
            active.there(graphs::isThere, nodes);
        }
        if (graphs.edges() > rows.edges()) {
            rows = rows.withEdges(graphs.edges());
            rows.grow(setup.storage(), numbers, messages);
            counters.grow(rows.edges());
        }
        if (arrivals != null) {
            arrivals.beginGraphs();
        }
        if (losses != null) {
            losses.beginRound();
        }
    }

    /// The next turn of a loop that this worker is in; 0 where all act together. @throws Brake.Halted if the run is ended from outside
    public void turn(int worker) {
        turns.next(worker);
    }

    /// What was begun is over. @param steps that it counts for @throws Brake.Halted if the run took too many
    void over(long steps) {
        turns.over(steps);
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
        if (alone) {
            inOrder(algorithm, region);
        } else {
            work.algorithm = algorithm;
            work.region = region;
            team.run(work, active.current().count, pace(region));
        }
    }

    /// The same by this thread, one node after the other: what is called there may remember the calls before.
    public void inOrder(Algorithm algorithm, int region) {
        algorithm.region(region, this, 0, 0, active.current().count);
    }

    /// Whether all that follows is done by the calling thread, in node order: what is sent and assigned then has an order.
    void alone(boolean yes) {
        alone = yes;
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
        return Entries.isKey(number, nodes) && cohort.contains((int) number - 1) ? 1.0 : 0.0;
    }

    public double members(Cohort cohort) {
        return cohort.count;
    }

    /// Adds the node with this number to a cohort.
    public void include(Cohort cohort, double number) {
        if (!Entries.isKey(number, nodes)) {
            throw new UserError("E604", "node " + Entries.text(number) + " of a cohort: nodes are numbered 1 to " + nodes);
        }
        cohort.include((int) number - 1);
    }

    /// The number of the member at a 1-based place of a cohort.
    public double memberAt(Cohort cohort, double place) {
        if (!Entries.isKey(place, cohort.count)) {
            throw new UserError("E603", "place " + Entries.text(place) + " of a cohort of " + cohort.count + ": places are 1 to the cohort's size");
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

    /// `out = ` row of the node with this number, which must take part at present.
    public void row(double[] rows, int length, double number, double[] out, int oo) {
        if (member(active.current(), number) == 0.0) {
            throw new UserError("E623", "entry " + Entries.text(number) + " of a table over "
                    + (cohortSize() == nodes ? nodes + " nodes: keys are 1 to " + nodes + Entries.whyNot(number)
                    : "a cohort that node " + Entries.text(number) + " is not in. Its members are `S[1]` to `S[size(S)]` of the cohort S."));
        }
        System.arraycopy(rows, ((int) number - 1) * length, out, oo, length);
    }

    // ---- functions

    /// Where a worker calls a function of the run: it gets the arguments, then runs.
    public Call call(int function, int worker) {
        return calls[function][worker];
    }

    // ---- storage

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

    // ---- simulated time and events

    Clocks clocks() {
        return clocks;
    }

    void drivenBy(EventLoop loop) {
        events = loop;
    }

    Churn churn() {
        return setup.faults().churn();
    }

    List<Setup.Storage> storage() {
        return setup.storage();
    }

    /// Only these nodes are there at all.
    void there(IntPredicate there) {
        active.there(there, nodes);
    }

    long seed() {
        return setup.seed();
    }

    /// Numbers in a row of a variable.
    int length(int variable) {
        return setup.storage().get(variable).length();
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
        work(node, chosen == null ? problem.rows(node) : (long) oracles.sampleCount(node, chosen));
    }

    private void work(int node, long count) {
        if (arrivals == null) {
            clocks.gradient(node, count);
        } else {
            arrivals.work(node, count);
        }
    }

    /// Seconds of simulated time: of the event that happens now, or when all had finished the round before; not a number without simulated time.
    public double now() {
        return clocks == null ? Double.NaN : Ticks.seconds(arrivals == null ? events.time() : arrivals.began());
    }

    /// Seconds of simulated time up to here: of the last event, or when the last node has finished the round.
    public double time() {
        return arrivals == null ? now() : Ticks.seconds(arrivals.latest());
    }

    /// What drives an algorithm without rounds; null for others.
    public EventLoop events() {
        return events;
    }

    // ---- delays

    public void remember(int line) {
        delays[line].store(round);
        if (arrivals != null) {
            arrivals.remember(line);
        }
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
