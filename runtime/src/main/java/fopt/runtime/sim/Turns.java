package fopt.runtime.sim;

import fopt.runtime.Brake;

/// Counts the turns of the loops of a program, and ends a loop that would not end. A turn costs a load, a decrement and two branches that are never taken.
///
/// Each worker counts by itself. A worker that took more steps than were left when the round began ends the run, and so does the main thread after a round in which all together
/// took more: whether a run ends, and in which round, does not depend on the number of threads.
final class Turns {
    /// Turns between two looks at what is not as cheap as the brake itself.
    private static final int PORTION = 1024;
    /// Distance of two workers' counts: no two in one cache line.
    private static final int STRIDE = 16;
    private static final int REST = 1;

    private final Brake brake;
    private final int workers;
    /// For each worker: turns until the end of its portion, and how many it may still take after that in this round.
    private final long[] left;
    private long granted;

    Turns(Brake brake, int workers) {
        this.brake = brake;
        this.workers = workers;
        left = new long[workers * STRIDE];
        grant();
    }

    /// The next turn of a loop. @throws Brake.Halted if it is the last
    void next(int worker) {
        if (brake.isPulled() || --left[worker * STRIDE] < 0) {
            look(worker);
        }
    }

    private void look(int worker) {
        if (worker == 0) {
            brake.ask();
        }
        brake.look();
        int at = worker * STRIDE;
        long rest = left[at + REST];
        if (rest <= 0) {
            brake.tooMany();
        }
        long portion = Math.min(PORTION, rest);
        left[at] = portion - 1;
        left[at + REST] = rest - portion;
    }

    /// A round, or an event, or what is done before or after it, is over. By the main thread.
    ///
    /// @param steps that it counts for besides its turns @throws Brake.Halted if all together took too many
    void over(long steps) {
        long used = steps;
        for (int at = 0; at < workers * STRIDE; at += STRIDE) {
            used += granted - left[at] - left[at + REST];
        }
        if (used > 0) {
            brake.take(used);
            grant();
        }
    }

    /// What is left for all is left for each.
    private void grant() {
        granted = brake.left();
        for (int at = 0; at < workers * STRIDE; at += STRIDE) {
            left[at] = 0;
            left[at + REST] = granted;
        }
    }
}
