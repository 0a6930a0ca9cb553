package fopt.runtime.sim;

import fopt.runtime.Brake;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A fixed team of threads that run the same piece of work on different ranges, and wait for each other.
///
/// The caller is worker 0. Results may not depend on the number of workers: ranges are independent of each other, and sums over nodes
/// are made elsewhere, in node order. Handing work over allocates nothing; a worker spins for some microseconds before it parks.
final class Team implements AutoCloseable {
    /// One piece of work on positions `from … to-1`.
    interface Work {
        void run(int worker, int from, int to);
    }

    private static final int SPINS = 20_000;

    private final int workers;
    /// How often to look before giving up the processor: never when there are more workers than processors.
    private final int spins;
    private final Thread[] threads;
    private final AtomicInteger epoch = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;
    /// What went wrong in each worker's share; published by `pending`.
    private final Throwable[] failures;
    private Work work;
    private int count;

    Team(int workers) {
        this.workers = workers;
        spins = workers <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        threads = new Thread[workers - 1];
        failures = new Throwable[workers];
        Brake brake = Brake.present();
        for (int w = 1; w < workers; w++) {
            int worker = w;
            threads[w - 1] = Thread.ofPlatform().daemon().name("fopt-worker-" + w).start(() -> brake.under(() -> serve(worker)));
        }
    }

    int workers() {
        return workers;
    }

    /// Runs `work` on 0 … count-1, split into one contiguous range for each worker.
    void run(Work newWork, int newCount) {
        if (workers == 1 || newCount < 2) {
            newWork.run(0, 0, newCount);
        } else {
            share(newWork, newCount);
        }
    }

    /// The same, or all by the caller where that is faster. @param pace of this piece of work
    void run(Work newWork, int newCount, Pace pace) {
        if (workers == 1 || newCount < 2) {
            newWork.run(0, 0, newCount);
            return;
        }
        long start = System.nanoTime();
        if (pace.shares()) {
            share(newWork, newCount);
        } else {
            newWork.run(0, 0, newCount);
        }
        pace.took(System.nanoTime() - start);
    }

    private void share(Work newWork, int newCount) {
        work = newWork;
        count = newCount;
        pending.set(workers - 1);
        epoch.incrementAndGet();
        for (Thread t : threads) {
            LockSupport.unpark(t);
        }
        range(0);
        int looked = 0;
        while (pending.get() > 0) {
            pause(looked++);
        }
        rethrow();
    }

    /// Throws the failure of the lowest worker, the same one whichever was the first.
    private void rethrow() {
        Throwable first = null;
        for (int w = workers - 1; w >= 0; w--) {
            first = failures[w] == null ? first : failures[w];
            failures[w] = null;
        }
        if (first != null) {
            throw first instanceof RuntimeException r ? r : new IllegalStateException(first);
        }
    }

    private void serve(int worker) {
        int seen = 0;
        while (true) {
            int looked = 0;
            while (epoch.get() == seen) {
                if (closed) {
                    return;
                }
                if (looked++ < spins) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            seen++;
            range(worker);
            pending.decrementAndGet();
        }
    }

    private void range(int worker) {
        int from = (int) ((long) count * worker / workers);
        int to = (int) ((long) count * (worker + 1) / workers);
        try {
            work.run(worker, from, to);
        } catch (Throwable t) {
            failures[worker] = t;
        }
    }

    private void pause(int looked) {
        if (looked < spins) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread t : threads) {
            LockSupport.unpark(t);
        }
    }
}
