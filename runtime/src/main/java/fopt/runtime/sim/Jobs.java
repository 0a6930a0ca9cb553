package fopt.runtime.sim;

import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Wires;
import java.util.Arrays;

/// Who computes what: jobs on their way, at work, and their results.
///
/// What the server says with a job travels in a parcel; those who are told the same by one `assign all` share one. A job that is cancelled is not taken out of
/// the queue: the worker's `generation` goes on, and what belongs to an earlier one is ignored; a result on its way too, by `revoked`. A worker that leaves
/// loses its jobs in the same way, but for results on their way.
final class Jobs {
    /// Kinds of events, from 0.
    static final int KINDS = 3;
    private static final int DELIVERED = 0;
    private static final int DONE = 1;
    private static final int RESULT = 2;

    private final Events.Job job;
    private final Context context;
    private final EventLoop loop;
    private final EventQueue queue;
    private final Parcels parcels;
    private final Cargo inputs;
    private final Cargo results;
    private final Receiver receiver;
    private final long[] clock;
    private final Wires wires;

    // ---- by worker
    private final boolean[] busy;
    private final int[] generation;
    /// How often the server has taken back its jobs.
    private final int[] revoked;
    /// How many jobs it has, on their way, waiting and at work.
    private final int[] outstanding;
    /// Of the job that it has had for longest, or its last one: how often the measured point had changed when it was assigned.
    private final long[] version;
    /// The same of the job that was assigned last.
    private final long[] assigned;
    private final long[] started;
    private final long[] duration;
    /// Bits to and from each worker before its last job.
    private final long[] downBefore;
    private final long[] upBefore;
    private final Waiting waiting;

    /// Workers that have just been given a job, with its parcel.
    private int[] toStart = new int[16];
    private int starts;
    /// By worker: how many jobs it was given at the start; null if nobody ever comes back.
    private int[] atStart;

    /// The worker whose result is being handled, until it gets another job: what is asked of it is asked of that result's job. Negative if there is none.
    private int heard = -1;
    private long heardVersion;
    private long heardDuration;

    Jobs(Events.Job job, Context context, EventLoop loop) {
        this.job = job;
        this.context = context;
        this.loop = loop;
        queue = loop.queue();
        parcels = loop.parcels();
        inputs = new Cargo(context, job.inputs());
        results = new Cargo(context, job.results());
        receiver = Receiver.of(job.done(), context);
        clock = context.clocks().node;
        wires = context.clocks().wires;
        int n = context.nodes;
        busy = new boolean[n];
        generation = new int[n];
        revoked = new int[n];
        outstanding = new int[n];
        version = new long[n];
        assigned = new long[n];
        started = new long[n];
        duration = new long[n];
        downBefore = new long[n];
        upBefore = new long[n];
        waiting = new Waiting(n);
    }

    void happen(int kind, int place, int datum) {
        switch (kind) {
            case DELIVERED -> delivered(place, datum);
            case DONE -> end(place, datum);
            default -> result(datum);
        }
    }

    /// How often the measured point had changed when the job of a worker was assigned: of the one whose result is being handled, else of the one that it has.
    long version(int worker) {
        return worker == heard ? heardVersion : version[worker];
    }

    /// Ticks that the last job of a worker took, or the one whose result is being handled.
    long duration(int worker) {
        return worker == heard ? heardDuration : duration[worker];
    }

    /// Bits that a message sends, beside those of jobs.
    void sentDown(int worker, long bits) {
        downBefore[worker] += bits;
    }

    void sentUp(int worker, long bits) {
        upBefore[worker] += bits;
    }

    // ---- assignment

    void assign(int worker) {
        parcels.release(assign(worker, parcels.none()));
    }

    void assignAll() {
        int shared = parcels.none();
        for (int k = 0; k < context.cohortSize(); k++) {
            shared = assign(context.node(k), shared);
        }
        parcels.release(shared);
    }

    /// @param shared a parcel with what the server says, or none @return one for the next worker, which the caller holds
    private int assign(int worker, int shared) {
        loop.at(worker, job.send());
        if (!loop.isThere(worker)) {
            downBefore[worker] = context.counters().down[worker];
            accept(worker);
            return shared;
        }
        long bits = context.counters().down[worker] - downBefore[worker];
        bits += context.losses == null ? 0 : context.losses.repeatJob(worker, bits);
        downBefore[worker] += bits;
        int parcel = parcel(shared, generation[worker]);
        accept(worker);
        long arrival = wires.down(worker, bits, loop.time());
        if (arrival > loop.time()) {
            queue.add(arrival, DELIVERED, worker, parcel);
        } else if (busy[worker]) {
            waiting.add(worker, parcel);
        } else {
            busy[worker] = true;
            putDown(worker, parcel);
        }
        return parcel;
    }

    /// The worker has one more job.
    private void accept(int worker) {
        heard = heard == worker ? -1 : heard;
        assigned[worker] = loop.version();
        if (outstanding[worker]++ == 0) {
            version[worker] = loop.version();
        }
    }

    /// A parcel with what the server says now, held once more: the shared one if that is in it.
    private int parcel(int shared, int belongsTo) {
        if (shared != parcels.none() && parcels.get(shared).generation == belongsTo && parcels.get(shared).holds(inputs, context, 0)) {
            parcels.hold(shared);
            return shared;
        }
        parcels.release(shared);
        int parcel = parcels.next();
        Parcel p = parcels.get(parcel);
        p.take(inputs, context, 0);
        p.version = loop.version();
        p.generation = belongsTo;
        parcels.hold(parcel);
        return parcel;
    }

    void cancel(int worker) {
        revoked[worker]++;
        lose(worker);
    }

    /// The worker no longer has the jobs that it had.
    void lose(int worker) {
        generation[worker]++;
        heard = heard == worker ? -1 : heard;
        busy[worker] = false;
        outstanding[worker] = 0;
        while (waiting.has(worker)) {
            parcels.release(waiting.take(worker));
        }
    }

    /// Whoever comes back is given as many jobs as it has now.
    void rememberStart() {
        atStart = outstanding.clone();
    }

    /// A worker has come back.
    void beginAgain(int worker) {
        outstanding[worker] = 0;
        for (int k = 0; k < atStart[worker]; k++) {
            assign(worker);
        }
    }

    private void delivered(int worker, int parcel) {
        if (parcels.get(parcel).generation != generation[worker]) {
            parcels.release(parcel);
        } else if (busy[worker]) {
            waiting.add(worker, parcel);
        } else {
            open(worker, parcel);
        }
    }

    // ---- at work

    private void putDown(int worker, int parcel) {
        if (starts + 2 > toStart.length) {
            toStart = Arrays.copyOf(toStart, 2 * toStart.length);
        }
        toStart[starts++] = worker;
        toStart[starts++] = parcel;
    }

    /// The jobs start that a handler has assigned.
    void begin() {
        for (int k = 0; k < starts; k += 2) {
            int worker = toStart[k];
            int parcel = toStart[k + 1];
            if (busy[worker] && parcels.get(parcel).generation == generation[worker]) {
                open(worker, parcel);
            } else {
                parcels.release(parcel);
            }
        }
        starts = 0;
    }

    private void open(int worker, int parcel) {
        Parcel p = parcels.get(parcel);
        p.leave(inputs, context, 0);
        version[worker] = p.version;
        parcels.release(parcel);
        busy[worker] = true;
        clock[worker] = loop.time();
        started[worker] = loop.time();
        context.clocks().job(worker);
        loop.at(worker, job.start());
        queue.add(clock[worker], DONE, worker, generation[worker]);
    }

    private void end(int worker, int of) {
        if (of != generation[worker]) {
            return;
        }
        long now = loop.time();
        duration[worker] = now - started[worker];
        busy[worker] = false;
        long from = version[worker];
        if (--outstanding[worker] > 0) {
            version[worker] = assigned[worker];
        }
        loop.at(worker, job.finish());
        long bits = context.counters().up[worker] - upBefore[worker];
        bits += context.losses == null || !receiver.server() ? 0 : context.losses.repeatResult(worker, bits);
        upBefore[worker] += bits;
        long arrival = receiver.server() ? wires.up(worker, bits, now) : now;
        if (arrival == now) {
            results.hand(context, worker, receiver.received(), receiver.row(worker));
            long took = duration[worker];
            startNext(worker);
            handle(worker, from, took);
        } else {
            int parcel = parcels.next();
            Parcel p = parcels.get(parcel);
            p.take(results, context, worker);
            p.from = worker + 1;
            p.version = from;
            p.took = duration[worker];
            p.generation = revoked[worker];
            queue.add(arrival, RESULT, context.nodes, parcel);
            startNext(worker);
        }
    }

    private void startNext(int worker) {
        if (waiting.has(worker)) {
            open(worker, waiting.take(worker));
        }
    }

    private void result(int parcel) {
        Parcel p = parcels.get(parcel);
        int worker = p.from - 1;
        if (p.generation != revoked[worker]) {
            parcels.release(parcel);
            return;
        }
        p.leave(receiver.received(), context, 0);
        long from = p.version;
        long took = p.took;
        parcels.release(parcel);
        handle(worker, from, took);
    }

    /// The result of a worker is where its handler looks for it. In the meantime the worker may have begun with its next job.
    private void handle(int worker, long from, long took) {
        heard = worker;
        heardVersion = from;
        heardDuration = took;
        receiver.arrive(context, loop, worker, worker + 1);
        heard = -1;
    }
}
