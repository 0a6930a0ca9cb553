package fopt.runtime.sim;

import fopt.runtime.UserError;

/// What is known of the jobs of each worker. The facts of one worker lie together: an event needs most of them, and waits for memory if there are many workers.
final class WorkerFacts {
    private static final int BUSY = 0;
    private static final int GENERATION = 1;
    private static final int REVOKED = 2;
    private static final int OUTSTANDING = 3;
    private static final int VERSION = 4;
    private static final int ASSIGNED = 5;
    private static final int STARTED = 6;
    private static final int DURATION = 7;
    private static final int DOWN_BEFORE = 8;
    private static final int UP_BEFORE = 9;
    private static final int STRIDE = 10;

    private final long[] facts;

    WorkerFacts(int workers) {
        if ((long) STRIDE * workers > Integer.MAX_VALUE - 16) {
            throw new UserError("E602", workers + " workers with jobs are too many: the most is " + (Integer.MAX_VALUE - 16) / STRIDE);
        }
        facts = new long[STRIDE * workers];
    }

    /// Whether it computes, or begins when the handler is done.
    boolean busy(int worker) {
        return facts[STRIDE * worker + BUSY] != 0;
    }

    void busy(int worker, boolean yes) {
        facts[STRIDE * worker + BUSY] = yes ? 1 : 0;
    }

    /// How often it has lost its jobs.
    int generation(int worker) {
        return (int) facts[STRIDE * worker + GENERATION];
    }

    void lose(int worker) {
        facts[STRIDE * worker + GENERATION]++;
    }

    /// How often the server has taken back its jobs.
    int revoked(int worker) {
        return (int) facts[STRIDE * worker + REVOKED];
    }

    void revoke(int worker) {
        facts[STRIDE * worker + REVOKED]++;
    }

    /// How many jobs it has, on their way, waiting and at work.
    int outstanding(int worker) {
        return (int) facts[STRIDE * worker + OUTSTANDING];
    }

    void outstanding(int worker, int jobs) {
        facts[STRIDE * worker + OUTSTANDING] = jobs;
    }

    /// Of the job that it has had for longest, or its last one: how often the measured point had changed when it was assigned.
    long version(int worker) {
        return facts[STRIDE * worker + VERSION];
    }

    void version(int worker, long version) {
        facts[STRIDE * worker + VERSION] = version;
    }

    /// The same of the job that was assigned last.
    long assigned(int worker) {
        return facts[STRIDE * worker + ASSIGNED];
    }

    void assigned(int worker, long version) {
        facts[STRIDE * worker + ASSIGNED] = version;
    }

    /// When its last job began, in ticks.
    long started(int worker) {
        return facts[STRIDE * worker + STARTED];
    }

    void started(int worker, long time) {
        facts[STRIDE * worker + STARTED] = time;
    }

    /// Ticks that its last job took.
    long duration(int worker) {
        return facts[STRIDE * worker + DURATION];
    }

    void duration(int worker, long ticks) {
        facts[STRIDE * worker + DURATION] = ticks;
    }

    /// Bits of a job: those that the server has sent to the worker since. @param sent all that it has sent
    long newBitsDown(int worker, long sent) {
        return sent - facts[STRIDE * worker + DOWN_BEFORE];
    }

    /// Bits to the worker that belong to no job, or to one that is accounted for.
    void settleDown(int worker, long bits) {
        facts[STRIDE * worker + DOWN_BEFORE] += bits;
    }

    long newBitsUp(int worker, long sent) {
        return sent - facts[STRIDE * worker + UP_BEFORE];
    }

    void settleUp(int worker, long bits) {
        facts[STRIDE * worker + UP_BEFORE] += bits;
    }
}
