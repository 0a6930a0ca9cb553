package fopt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C (or a termination signal): asks the command to stop, and gives it some seconds to write what it has.
///
/// The JVM then ends with the code of the signal, 130 for Ctrl-C.
final class Interruption {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;

    boolean requested() {
        return requested;
    }

    /// From now on, the end of the JVM waits for [#finished].
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::request, "fopt-interruption"));
    }

    /// The command has ended, and printed all it had to say.
    void finished() {
        finished.countDown();
    }

    /// Asks the command to stop and waits for it.
    void request() {
        requested = true;
        try {
            boolean _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
