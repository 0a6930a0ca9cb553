package fopt.runtime.sim;

import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Wires;
import java.util.Arrays;

/// Who computes what: jobs on their way, at work, and their results.
///
/// What the server says with a job travels in a parcel ([Briefs]). A job that is cancelled is not taken out of the queue: the worker's `generation` goes on, and what
/// belongs to an earlier one is ignored; a result on its way too, by `revoked`. A worker that leaves loses its jobs in the same way, but for results on their way.
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
    private final Briefs briefs;
    private final Cargo results;
    private final Receiver receiver;
    private final long[] clock;
    private final Wires wires;
    private final boolean instant;

    private final WorkerFacts facts;
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
        briefs = new Briefs(new Cargo(context, job.inputs()), context, parcels);
        results = new Cargo(context, job.results());
        receiver = Receiver.of(job.done(), context);
        clock = context.clocks().node;
        wires = context.clocks().wires;
        instant = wires.areInstant();
        facts = new WorkerFacts(context.nodes);
        waiting = new Waiting(context.nodes);
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
        return worker == heard ? heardVersion : facts.version(worker);
    }

    /// Ticks that the last job of a worker took, or the one whose result is being handled.
    long duration(int worker) {
        return worker == heard ? heardDuration : facts.duration(worker);
    }

    /// Bits that a message sends, beside those of jobs.
    void sentDown(int worker, long bits) {
        facts.settleDown(worker, bits);
    }

    void sentUp(int worker, long bits) {
        facts.settleUp(worker, bits);
    }

    // ---- assignment

    void assign(int worker) {
        briefs.release(assign(worker, parcels.none()));
    }

    void assignAll() {
        int shared = parcels.none();
        for (int k = 0; k < context.cohortSize(); k++) {
            shared = assign(context.node(k), shared);
        }
        briefs.release(shared);
    }

    /// @param shared a parcel with what the server says, or none @return one for the next worker, which the caller holds
    private int assign(int worker, int shared) {
        briefs.clear();
        loop.at(worker, job.send());
        long bits = facts.newBitsDown(worker, context.counters().down[worker]);
        if (!loop.isThere(worker)) {
            facts.settleDown(worker, bits);
            accept(worker);
            return shared;
        }
        bits += context.losses == null ? 0 : context.losses.repeatJob(worker, bits);
        facts.settleDown(worker, bits);
        int parcel = briefs.parcel(shared, loop.version(), facts.generation(worker));
        accept(worker);
        long arrival = instant ? loop.time() : wires.down(worker, bits, loop.time());
        if (arrival > loop.time()) {
            queue.add(arrival, DELIVERED, worker, parcel);
        } else if (facts.busy(worker)) {
            waiting.add(worker, parcel);
        } else {
            facts.busy(worker, true);
            putDown(worker, parcel);
        }
        return parcel;
    }

    /// The worker has one more job.
    private void accept(int worker) {
        heard = heard == worker ? -1 : heard;
        facts.assigned(worker, loop.version());
        int before = facts.outstanding(worker);
        facts.outstanding(worker, before + 1);
        if (before == 0) {
            facts.version(worker, loop.version());
        }
    }

    void cancel(int worker) {
        facts.revoke(worker);
        lose(worker);
    }

    /// The worker no longer has the jobs that it had.
    void lose(int worker) {
        facts.lose(worker);
        heard = heard == worker ? -1 : heard;
        facts.busy(worker, false);
        facts.outstanding(worker, 0);
        while (waiting.has(worker)) {
            briefs.release(waiting.take(worker));
        }
    }

    /// Whoever comes back is given as many jobs as it has now.
    void rememberStart() {
        atStart = new int[context.nodes];
        Arrays.setAll(atStart, facts::outstanding);
    }

    /// A worker has come back.
    void beginAgain(int worker) {
        facts.outstanding(worker, 0);
        for (int k = 0; k < atStart[worker]; k++) {
            assign(worker);
        }
    }

    private void delivered(int worker, int parcel) {
        if (parcels.get(parcel).generation != facts.generation(worker)) {
            briefs.release(parcel);
        } else if (facts.busy(worker)) {
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
            if (facts.busy(worker) && parcels.get(parcel).generation == facts.generation(worker)) {
                open(worker, parcel);
            } else {
                briefs.release(parcel);
            }
        }
        starts = 0;
    }

    private void open(int worker, int parcel) {
        briefs.show(parcel);
        facts.version(worker, parcels.get(parcel).version);
        facts.busy(worker, true);
        facts.started(worker, loop.time());
        clock[worker] = loop.time();
        context.clocks().job(worker);
        loop.at(worker, job.start());
        briefs.release(parcel);
        queue.add(clock[worker], DONE, worker, facts.generation(worker));
    }

    private void end(int worker, int of) {
        if (of != facts.generation(worker)) {
            return;
        }
        long now = loop.time();
        long took = now - facts.started(worker);
        long from = facts.version(worker);
        facts.duration(worker, took);
        facts.busy(worker, false);
        int left = facts.outstanding(worker) - 1;
        facts.outstanding(worker, left);
        if (left > 0) {
            facts.version(worker, facts.assigned(worker));
        }
        loop.at(worker, job.finish());
        long bits = facts.newBitsUp(worker, context.counters().up[worker]);
        bits += context.losses == null || !receiver.server() ? 0 : context.losses.repeatResult(worker, bits);
        facts.settleUp(worker, bits);
        long arrival = instant || !receiver.server() ? now : wires.up(worker, bits, now);
        if (arrival == now) {
            results.hand(context, worker, receiver.received(), receiver.row(worker));
            startNext(worker);
            handle(worker, from, took);
        } else {
            int parcel = parcels.next();
            Parcel p = parcels.get(parcel);
            p.take(results, context, worker);
            p.from = worker + 1;
            p.version = from;
            p.took = took;
            p.generation = facts.revoked(worker);
            queue.add(arrival, RESULT, context.nodes, parcel);
            startNext(worker);
        }
    }

    private void startNext(int worker) {
        if (facts.outstanding(worker) > 0 && waiting.has(worker)) {
            open(worker, waiting.take(worker));
        }
    }

    private void result(int parcel) {
        Parcel p = parcels.get(parcel);
        int worker = p.from - 1;
        if (p.generation != facts.revoked(worker)) {
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
