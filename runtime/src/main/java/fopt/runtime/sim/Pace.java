package fopt.runtime.sim;

/// Whether it pays to share a piece of work that comes again and again: by how long it took, shared and alone.
///
/// Handing work over costs some microseconds, and much more where the processors are busy with something else, so that small work is
/// better done alone. The choice has no influence on results. At first, and then ever more rarely, both ways are tried.
final class Pace {
    /// Runs in a row of one way when it is tried.
    private static final int TRIAL = 4;
    private static final int RAREST = 1 << 16;
    /// Sharing must save at least a tenth: it takes the other processors' time.
    private static final double GAIN = 0.9;

    private final double[] nanos = new double[2];
    private boolean shared = true;
    private boolean trying = true;
    private int left = TRIAL;
    private int interval = 64;
    private boolean measured;

    /// Whether to share the next run.
    boolean shares() {
        return shared;
    }

    /// The run that was asked for took so long.
    void took(long time) {
        int way = shared ? 1 : 0;
        if (trying) {
            trial(way, time);
        } else {
            nanos[way] += (time - nanos[way]) / 8;
            boolean worse = nanos[way] * (shared ? 1 : GAIN) > nanos[1 - way] * (shared ? GAIN : 1);
            if (worse || --left <= 0) {
                tryOther();
            }
        }
    }

    /// The first run of a trial wakes the others up, and does not count.
    private void trial(int way, long time) {
        if (left == TRIAL) {
            nanos[way] = 0;
        } else {
            nanos[way] += time / (TRIAL - 1.0);
        }
        if (--left > 0) {
            return;
        }
        if (!measured) {
            measured = true;
            tryOther();
            return;
        }
        shared = nanos[1] < GAIN * nanos[0];
        trying = false;
        left = interval;
        interval = Math.min(2 * interval, RAREST);
    }

    private void tryOther() {
        shared = !shared;
        trying = true;
        left = TRIAL;
    }
}
