package fopt.runtime.sim;

import fopt.runtime.UserError;
import fopt.runtime.event.EventQueue;
import fopt.runtime.event.Ticks;

/// Drives an algorithm by events on a simulated clock: jobs of workers ([Jobs]), messages ([Post]), clocks of nodes, edges and the server ([Bells]).
///
/// Events happen one after the other, in order of time, then node (the server last), then age; all of them on the thread that drives the run. A job is
/// computed when it starts; what it assigns, and its result, count when it ends. Jobs that are assigned by a handler start when the handler is done.
/// Nothing is allocated per event once queue and parcels have grown to what is under way at the same time.
///
/// A node that leaves ([Comings]) loses its jobs, its clocks and what it has put off; what arrives while it is away is lost. When it comes back it has the state of
/// the start, its clocks begin, and it is given as many jobs as it was given by `init`.
public final class EventLoop {
    private final Context context;
    private final Algorithm algorithm;
    private final EventQueue queue;
    private final Parcels parcels = new Parcels();
    private final Jobs jobs;
    private final Post post;
    private final Bells bells;
    /// Who is there; null if nobody ever leaves.
    private final Comings comings;
    private FirstState first;
    /// Whether somebody came or went since the context was told who is there.
    private boolean moved;
    /// By node: when something happened there last.
    private final long[] lastEvent;
    private long now;
    /// How often the measured point has changed.
    private long version;
    private boolean touched;

    EventLoop(Events events, Context context, Algorithm algorithm) {
        this.context = context;
        this.algorithm = algorithm;
        queue = new EventQueue(context.nodes + 16);
        lastEvent = new long[context.nodes];
        jobs = events.job() == null ? null : new Jobs(events.job(), context, this);
        post = new Post(Receiver.all(events, context), events.handlers().size(), jobs, context, this);
        bells = new Bells(events.clocks(), post.kinds(), context, this);
        comings = context.churn().isNone() ? null : new Comings(context.churn(), bells.kinds(), context.nodes, context.seed(), queue);
    }

    /// Of the event that happens now, in ticks.
    long time() {
        return now;
    }

    /// How often the measured point has changed.
    long version() {
        return version;
    }

    EventQueue queue() {
        return queue;
    }

    Parcels parcels() {
        return parcels;
    }

    // ---- the run

    /// Initial values, and the clocks begin.
    void init() {
        context.alone(true);
        algorithm.init(context);
        context.alone(false);
        if (comings != null) {
            begin(comings);
        }
        done();
        bells.begin();
    }

    private void begin(Comings all) {
        first = new FirstState(context.storage(), context.numbers);
        if (jobs != null) {
            jobs.rememberStart();
        }
        all.begin(this::moved);
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
        if (kind < Jobs.KINDS) {
            jobs.happen(kind, queue.place(), queue.data());
        } else if (kind < post.kinds()) {
            post.deliver(kind, queue.place(), queue.data());
        } else if (kind < bells.kinds()) {
            bells.ring(kind, queue.data());
        } else if (comings.happen(kind, queue.place(), queue.data(), now)) {
            moved(queue.place());
        }
        return true;
    }

    // ---- who is there

    /// Whether a node, or the server, is there.
    boolean isThere(int place) {
        return comings == null || place == context.nodes || comings.isThere(place);
    }

    /// How often a node has left; the server never does.
    int departures(int place) {
        return comings == null || place == context.nodes ? 0 : comings.departures(place);
    }

    private void moved(int node) {
        moved = true;
        if (!comings.isThere(node)) {
            bells.stop(node);
            if (jobs != null) {
                jobs.lose(node);
            }
            return;
        }
        first.restore(node, context.numbers);
        lastEvent[node] = now;
        bells.begin(node);
        if (jobs != null) {
            jobs.beginAgain(node);
        }
        done();
    }

    /// The context knows who is there; to be called outside of handlers.
    void muster() {
        if (moved) {
            moved = false;
            context.there(this::isThere);
        }
    }

    /// Runs a handler at a node, or, with number n, at the server.
    void handle(int phase, int place) {
        if (place == context.nodes) {
            muster();
            run(phase);
        } else {
            at(place, phase);
            lastEvent[place] = now;
        }
        done();
    }

    /// Runs a handler at both ends of an edge.
    void handle(int phase, int a, int b) {
        context.only(a, b);
        run(phase);
        context.leave();
        lastEvent[a] = now;
        lastEvent[b] = now;
        done();
    }

    /// Runs a phase for one node.
    void at(int node, int phase) {
        context.only(node);
        run(phase);
        context.leave();
    }

    /// Every phase draws anew.
    private void run(int phase) {
        context.draws.moment++;
        context.alone(true);
        algorithm.event(phase, context);
        context.alone(false);
    }

    /// The handler is done: its changes count, and the jobs that it assigned start.
    private void done() {
        touched = false;
        if (jobs != null) {
            jobs.begin();
        }
    }

    // ---- what an algorithm does

    /// Gives a job to the worker with this number; a busy one does it later.
    public void assign(double number) {
        jobs.assign(place(number, "assign"));
    }

    /// Gives a job to each member of the cohort.
    public void assignAll() {
        jobs.assignAll();
    }

    /// The worker gives up what it computes, and what waits for it.
    public void cancel(double number) {
        jobs.cancel(place(number, "cancel"));
    }

    /// Sends what is in the variables of a handler. @param node the sender, 0-based, or a negative number for the server @param to number of the receiver, 0 for the server
    public void send(int handler, int node, double to, long bits) {
        post.send(handler, node < 0 ? context.nodes : node, to == 0 ? context.nodes : place(to, "send"), bits);
    }

    /// Does something after a while, at the same place. @param number among what may be put off @param node 0-based, or a negative number for the server
    public void later(int number, int node, double seconds) {
        post.later(number, node < 0 ? context.nodes : node, Ticks.after(now, Ticks.of(seconds)));
    }

    /// The measured point changes; often in one handler counts once.
    public void touch() {
        if (!touched) {
            touched = true;
            context.round = ++version;
        }
    }

    // ---- what an algorithm may ask

    /// How often the measured point has changed since the job of a worker was assigned.
    public double staleness(double number) {
        return version - jobs.version(place(number, "staleness"));
    }

    /// Seconds that the last job of a worker took.
    public double duration(double number) {
        return Ticks.seconds(jobs.duration(place(number, "duration")));
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
}
