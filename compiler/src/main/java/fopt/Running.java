package fopt;

import fopt.runtime.Brake;
import fopt.runtime.HostError;
import fopt.runtime.record.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A program that runs in a thread of its own.
///
/// Rows that are pulled by [#rows] are handed over one by one: a program whose rows are not taken waits when 1024 of them are ready.
public final class Running {
    private static final int READY = 1024;

    private final BlockingQueue<Optional<Row>> queue = new ArrayBlockingQueue<>(READY);
    private final CompletableFuture<Outcome> future = new CompletableFuture<>();
    private final Brake brake;
    private volatile boolean pulled;
    private boolean taken;

    /// @param pull whether rows will be taken by [#rows]
    Running(Program program, RunOptions options, RunListener listener, boolean pull) {
        pulled = pull;
        Watched watched = program.watched(new Told(listener));
        brake = watched.brake();
        Thread.ofPlatform().name("fopt-run").daemon(true).start(() -> run(program, options, watched));
    }

    private void run(Program program, RunOptions options, Watched watched) {
        try {
            future.complete(program.runUnder(watched, options));
        } catch (FoptException e) {
            future.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e instanceof RuntimeException r && HostError.isOfListener(r) ? FoptException.ofListener(r) : FoptException.internal(e));
        } finally {
            offer(Optional.empty());
        }
    }

    private void offer(Optional<Row> row) {
        try {
            while (pulled && !queue.offer(row, 100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                if (brake.isPulled()) {
                    queue.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Completes with the outcome, or with a [FoptException]; what a listener threw is the cause of one.
    public CompletableFuture<Outcome> future() {
        return future.copy();
    }

    /// Waits for the end. @throws FoptException if it did not come to its end; of the phase CANCELLED after [#cancel]
    public Outcome join() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FoptException f ? f : e;
        }
    }

    /// Ends the program, in the middle of a round if it is in a loop there; rows so far are kept. By any thread; later calls change nothing.
    ///
    /// @param why becomes the message of the exception; may be null
    public void cancel(String why) {
        brake.pull("E831", Objects.requireNonNullElse(why, "cancelled by the host"));
    }

    public boolean isDone() {
        return future.isDone();
    }

    /// The rows as they come; ends with the program, by its exception unless it was cancelled. To be used by one thread, once; only where the
    /// program was started by [Program#rows].
    Iterator<Row> rows() {
        if (taken) {
            throw new IllegalStateException("the rows of a program that runs are taken once: call `rows` again, which runs it again");
        }
        taken = true;
        return new Iterator<>() {
            private Optional<Row> next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    next = take();
                }
                return next.isPresent();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the program has ended");
                }
                Row row = next.get();
                next = null;
                return row;
            }
        };
    }

    private Optional<Row> take() {
        try {
            Optional<Row> row = queue.take();
            if (row.isEmpty() && future.isCompletedExceptionally() && future.exceptionNow() instanceof FoptException e && e.phase() != FoptException.Phase.CANCELLED) {
                throw e;
            }
            return row;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel("the thread that takes its rows was interrupted");
            return Optional.empty();
        }
    }

    /// Passes on what happens, and hands over rows.
    private final class Told extends Passing {
        Told(RunListener listener) {
            super(listener);
        }

        @Override
        public void row(Row row) {
            super.row(row);
            offer(Optional.of(row));
        }
    }
}
