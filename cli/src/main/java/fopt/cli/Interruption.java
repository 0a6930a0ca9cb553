package fopt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Ctrl-C (or a termination signal): asks the command to stop, and gives it some seconds to write what it has.
///
/// The JVM then ends with the code of the signal, 130 for Ctrl-C.
final class Interruption {
    private static final long MILLIS_UNTIL_TOLD = 400;
    private static final long PATIENCE_MILLIS = 6000;

    private final Consumer<String> teller;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean requested;
    private Runnable action = () -> { };

    /// @param teller shows a line to the user who waits
    Interruption(Consumer<String> teller) {
        this.teller = teller;
    }

    boolean requested() {
        return requested;
    }

    /// Does something when the command is asked to stop: at once if it was already.
    void whenRequested(Runnable what) {
        synchronized (this) {
            action = what;
            if (!requested) {
                return;
            }
        }
        what.run();
    }

    /// From now on, the end of the JVM waits for [#finished].
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::request, "fopt-interruption"));
    }

    /// The command has ended, and printed all it had to say.
    void finished() {
        finished.countDown();
    }

    /// Asks the command to stop and waits for it, though not for ever: rows are in their file already.
    void request() {
        Runnable todo;
        synchronized (this) {
            requested = true;
            todo = action;
        }
        todo.run();
        try {
            if (!finished.await(MILLIS_UNTIL_TOLD, TimeUnit.MILLISECONDS)) {
                teller.accept("\nstopping …");
                if (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    teller.accept("stopped in the middle of a long computation; the rows so far are kept");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
