package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Ticks;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.random.Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Drives an algorithm by events on a simulated clock: jobs of workers, messages, clocks of nodes, edges and the server.
///
/// Events happen one after the other, in order of time, then node (the server last), then age. A job is computed when it starts; what it assigns, and
/// its result, count when it ends. Jobs that are assigned by a handler start when the handler is done.
public final class EventLoop {
    private static final int DELIVERED = 0;
    private static final int JOB_DONE = 1;
    private static final int RESULT = 2;
    /// From here on: message of handler `kind - MESSAGE`, then what was put off, then clocks.
    private static final int MESSAGE = 3;
    /// The drawing site of clock k is this minus k; those of programs are positive.
    private static final int CLOCK_SITE = -16;

    private final Events events;
    private final Context context;
    private final Algorithm algorithm;
    private final Clocks clocks;
    private final EventQueue queue;
    private final Parcels parcels = new Parcels();
    private final Cargo inputs;
    private final Cargo results;
    private final Receiver done;
    private final Receiver[] receivers;
    private final int firstClock;
    /// How often the measured point has changed.
    private long version;
    private boolean touched;
    private long now;

    // ---- workers
    private final boolean[] busy;
    private final int[] generation;
    private final long[] jobVersion;
    private final long[] jobStart;
    private final long[] jobTime;
    /// Bits to and from each worker before its last job.
    private final long[] downBefore;
    private final long[] upBefore;
    /// Jobs that wait for a busy worker: parcels, by worker.
    private final ArrayDeque<Integer>[] waiting;
    /// Workers that have just been given a job.
    private int[] toStart = new int[8];
    private int starts;

    // ---- places
    private final long[] lastEvent;
    private final int[][] ends;
    private final long[][] ticks;
    private final Stream draws = new Stream();

    EventLoop(Events events, Context context, Algorithm algorithm) {
        this.events = events;
        this.context = context;
        this.algorithm = algorithm;
        clocks = context.clocks();
        queue = new EventQueue(context.nodes + 16);
        inputs = events.job() == null ? null : new Cargo(context, events.job().inputs());
        results = events.job() == null ? null : new Cargo(context, events.job().results());
        done = events.job() == null ? null : new Receiver(events.job().done(), context);
        receivers = receivers(events, context);
        int n = context.nodes;
        busy = new boolean[n];
        generation = new int[n];
        jobVersion = new long[n];
        jobStart = new long[n];
        jobTime = new long[n];
        downBefore = new long[n];
        upBefore = new long[n];
        waiting = queues(n);
        lastEvent = new long[n];
        firstClock = MESSAGE + receivers.length;
        ends = events.clocks().stream().anyMatch(c -> c.place() == Events.Place.EDGE) ? context.graphs.pairs() : new int[0][];
        ticks = new long[events.clocks().size()][];
    }

    /// A handler, and what travels to it.
    private record Receiver(Events.Handler handler, Cargo sent, Cargo received, boolean server) {
        Receiver(Events.Handler h, Context context) {
            this(h, new Cargo(context, h.sent()), new Cargo(context, h.received()), h.place() == Events.Place.SERVER);
        }
    }

    /// Those of messages, then what is put off.
    private static Receiver[] receivers(Events events, Context context) {
        List<Events.Handler> all = new ArrayList<>(events.handlers());
        all.addAll(events.later());
        return all.stream().map(h -> new Receiver(h, context)).toArray(Receiver[]::new);
    }

    @SuppressWarnings("unchecked")
    private static ArrayDeque<Integer>[] queues(int n) {
        return new ArrayDeque[n];
    }

    /// Of the event that happens now, in ticks.
    long time() {
        return now;
    }

    long version() {
        return version;
    }

    // ---- the run

    /// Initial values, and the clocks begin.
    void init() {
        algorithm.init(context);
        done();
        for (int k = 0; k < events.clocks().size(); k++) {
            Events.Clock clock = events.clocks().get(k);
            int places = switch (clock.place()) {
                case NODE -> context.nodes;
                case EDGE -> ends.length;
                case SERVER -> 1;
            };
            ticks[k] = new long[places];
            for (int place = 0; place < places; place++) {
                ring(k, place);
            }
        }
    }

    /// When the next event is; [Ticks#NEVER] if nothing will ever happen.
    long nextTime() {
        return queue.nextTime();
    }

    /// The next event. @return whether there was one
    boolean next() {
        if (!queue.next()) {
            return false;
        }
        now = queue.time();
        int kind = queue.kind();
        int place = queue.place();
        int datum = queue.data();
        if (kind == JOB_DONE) {
            jobDone(place, datum);
        } else if (kind == RESULT) {
            result(datum);
        } else if (kind == DELIVERED) {
            delivered(place, datum);
        } else if (kind < firstClock) {
            message(kind - MESSAGE, place, datum);
        } else {
            clock(kind - firstClock, datum);
        }
        return true;
    }

    /// Runs a phase at a node, or, with number n, at the server.
    private void handle(int phase, int place) {
        if (place == context.nodes) {
            run(phase);
        } else {
            context.only(place);
            run(phase);
            context.leave();
            lastEvent[place] = now;
        }
        done();
    }

    /// The handler is done: its changes count, and the jobs that it assigned start.
    private void done() {
        touched = false;
        for (int k = 0; k < starts; k++) {
            start(toStart[k]);
        }
        starts = 0;
    }

    // ---- jobs

    /// Gives a job to the worker with this number; a busy one does it later.
    public void assign(double number) {
        int worker = place(number, "assign");
        phase(events.job().send(), worker);
        long bits = context.counters().down[worker] - downBefore[worker];
        downBefore[worker] += bits;
        long arrival = clocks.wires.down(worker, bits, now);
        if (arrival == now && !busy[worker]) {
            take(worker, version);
        } else {
            int parcel = parcels.next();
            Parcel p = parcels.get(parcel);
            p.take(inputs, context, worker);
            p.version = version;
            p.generation = generation[worker];
            if (arrival == now) {
                await(worker, parcel);
            } else {
                queue.add(arrival, DELIVERED, worker, parcel);
            }
        }
    }

    /// Gives a job to each member of the cohort.
    public void assignAll() {
        for (int i = 0; i < context.cohortSize(); i++) {
            assign(context.node(i) + 1);
        }
    }

    /// The worker gives up what it computes, and what waits for it.
    public void cancel(double number) {
        int worker = place(number, "cancel");
        generation[worker]++;
        busy[worker] = false;
        if (waiting[worker] != null) {
            waiting[worker].forEach(parcels::release);
            waiting[worker].clear();
        }
    }

    private void delivered(int worker, int parcel) {
        Parcel p = parcels.get(parcel);
        if (p.generation != generation[worker]) {
            parcels.release(parcel);
        } else if (busy[worker]) {
            await(worker, parcel);
        } else {
            open(worker, parcel);
            start(worker);
        }
    }

    private void await(int worker, int parcel) {
        if (waiting[worker] == null) {
            waiting[worker] = new ArrayDeque<>();
        }
        waiting[worker].add(parcel);
    }

    private void open(int worker, int parcel) {
        Parcel p = parcels.get(parcel);
        p.leave(inputs, context, worker);
        busy[worker] = true;
        jobVersion[worker] = p.version;
        parcels.release(parcel);
    }

    /// An idle worker gets a job whose inputs are there; it starts when the handler is done.
    private void take(int worker, long from) {
        busy[worker] = true;
        jobVersion[worker] = from;
        if (starts == toStart.length) {
            toStart = Arrays.copyOf(toStart, 2 * starts);
        }
        toStart[starts++] = worker;
    }

    private void start(int worker) {
        if (!busy[worker]) {
            return;
        }
        clocks.node[worker] = now;
        jobStart[worker] = now;
        clocks.job(worker);
        phase(events.job().start(), worker);
        long end = clocks.node[worker];
        queue.add(end, JOB_DONE, worker, generation[worker]);
    }

    private void jobDone(int worker, int of) {
        if (of != generation[worker]) {
            return;
        }
        jobTime[worker] = now - jobStart[worker];
        busy[worker] = false;
        phase(events.job().finish(), worker);
        long bits = context.counters().up[worker] - upBefore[worker];
        upBefore[worker] += bits;
        long arrival = done.server() ? clocks.wires.up(worker, bits, now) : now;
        long from = jobVersion[worker];
        if (arrival == now) {
            results.hand(context, worker, done.received(), done.server() ? 0 : worker);
            startNext(worker);
            handleResult(worker, from);
        } else {
            int parcel = parcels.next();
            Parcel p = parcels.get(parcel);
            p.take(results, context, worker);
            p.from = worker + 1;
            p.version = from;
            queue.add(arrival, RESULT, context.nodes, parcel);
            startNext(worker);
        }
    }

    private void startNext(int worker) {
        if (waiting[worker] != null && !waiting[worker].isEmpty()) {
            open(worker, waiting[worker].remove());
            start(worker);
        }
    }

    private void result(int parcel) {
        Parcel p = parcels.get(parcel);
        p.leave(done.received(), context, 0);
        parcels.release(parcel);
        handleResult(p.from - 1, p.version);
    }

    /// The result of a worker is where its handler looks for it.
    private void handleResult(int worker, long from) {
        if (!busy[worker]) {
            jobVersion[worker] = from;
        }
        arrived(done, worker, worker + 1);
    }

    // ---- messages

    /// Sends what is in the variables of a handler. @param node the sender, 0-based, or a negative number for the server @param to number of the receiver, 0 for the server
    public void send(int handler, int node, double to, long bits) {
        int n = context.nodes;
        int sender = node < 0 ? n : node;
        int receiver = to == 0 ? n : place(to, "send");
        int parcel = parcels.next();
        Parcel p = parcels.get(parcel);
        p.take(receivers[handler].sent(), context, sender == n ? 0 : sender);
        p.from = sender == n ? 0 : sender + 1;
        count(sender, receiver, bits);
        long arrival = receiver == sender ? now : receiver == n ? clocks.wires.up(sender, bits, now)
                : sender == n ? clocks.wires.down(receiver, bits, now) : clocks.wires.direct(bits, now);
        queue.add(arrival, MESSAGE + handler, receiver, parcel);
    }

    private void count(int sender, int receiver, long bits) {
        Counters counters = context.counters();
        if (receiver == context.nodes && sender != receiver) {
            counters.up[sender] += bits;
            upBefore[sender] += bits;
        } else if (sender == context.nodes && sender != receiver) {
            counters.down[receiver] += bits;
            downBefore[receiver] += bits;
        } else if (sender != receiver) {
            counters.peers[sender] += bits;
        }
    }

    private void message(int handler, int place, int parcel) {
        Receiver r = receivers[handler];
        Parcel p = parcels.get(parcel);
        p.leave(r.received(), context, r.server() ? 0 : place);
        parcels.release(parcel);
        arrived(r, place, p.from);
    }

    private void arrived(Receiver r, int place, int from) {
        if (r.handler().from() >= 0) {
            context.numbers[r.handler().from()][r.server() ? 0 : place] = from;
        }
        handle(r.handler().phase(), r.server() ? context.nodes : place);
    }

    /// Does something after a while, at the same place. @param number among what may be put off @param node 0-based, or a negative number for the server
    public void later(int number, int node, double seconds) {
        int place = node < 0 ? context.nodes : node;
        int receiver = events.handlers().size() + number;
        int parcel = parcels.next();
        parcels.get(parcel).take(receivers[receiver].sent(), context, Math.max(0, node));
        parcels.get(parcel).from = node + 1;
        queue.add(Ticks.after(now, Ticks.of(seconds)), MESSAGE + receiver, place, parcel);
    }

    // ---- clocks

    private void ring(int k, int place) {
        Events.Clock clock = events.clocks().get(k);
        double wait = clock.poisson()
                ? -clock.seconds() * Elementary.log(1 - draws.reset(context.seed(), CLOCK_SITE - k, place, ticks[k][place], 0).nextDouble())
                : clock.seconds();
        ticks[k][place]++;
        int where = switch (clock.place()) {
            case NODE -> place;
            case EDGE -> ends[place][0];
            case SERVER -> context.nodes;
        };
        queue.add(Ticks.after(now, Ticks.of(wait)), firstClock + k, where, place);
    }

    private void clock(int k, int place) {
        Events.Clock clock = events.clocks().get(k);
        switch (clock.place()) {
            case NODE -> handle(clock.phase(), place);
            case SERVER -> handle(clock.phase(), context.nodes);
            case EDGE -> edge(clock, ends[place][0], ends[place][1]);
        }
        ring(k, place);
    }

    private void edge(Events.Clock clock, int a, int b) {
        if (clock.other() >= 0) {
            context.numbers[clock.other()][a] = b + 1;
            context.numbers[clock.other()][b] = a + 1;
        }
        context.only(a, b);
        run(clock.phase());
        context.leave();
        lastEvent[a] = now;
        lastEvent[b] = now;
        done();
    }

    // ---- what an algorithm may ask

    /// The measured point changes; often in one handler counts once.
    public void touch() {
        if (!touched) {
            touched = true;
            context.round = ++version;
        }
    }

    /// How often the measured point has changed since the job of a worker was assigned.
    public double staleness(double number) {
        return version - jobVersion[place(number, "staleness")];
    }

    /// Seconds that the last job of a worker took.
    public double duration(double number) {
        return Ticks.seconds(jobTime[place(number, "duration")]);
    }

    /// Seconds since the last event of a node.
    public double elapsed(int node) {
        return Ticks.seconds(now - lastEvent[node]);
    }

    private int place(double number, String what) {
        if (!(number >= 1 && number < context.nodes + 1.0)) {
            throw new UserError("E643", "`" + what + "` node " + number + ": nodes are numbered 1 to " + context.nodes);
        }
        return (int) number - 1;
    }

    /// Every phase draws anew.
    private void run(int phase) {
        context.draws.moment++;
        algorithm.event(phase, context);
    }

    /// A phase of a job, for one worker.
    private void phase(int phase, int worker) {
        if (phase >= 0) {
            context.only(worker);
            run(phase);
            context.leave();
        }
    }
}
