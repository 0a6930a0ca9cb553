package fopt.hooks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Ends a guest whose call takes too long.
final class Watch implements AutoCloseable {
    private final Duration limit;
    private final Runnable end;
    private final Thread thread;
    private volatile long since;
    private volatile boolean expired;
    private volatile boolean closed;

    /// @param limit the longest time of a call; empty for no limit
    /// @param end   stops the call that runs; called by a thread of the watch
    Watch(Optional<Duration> limit, Runnable end) {
        this.limit = limit.orElse(Duration.ofNanos(Long.MAX_VALUE));
        this.end = end;
        thread = limit.isEmpty() ? null : Thread.ofPlatform().daemon().name("fopt-hook-watch").start(this::watch);
    }

    void begin() {
        since = System.nanoTime() | 1;
    }

    void finish() {
        since = 0;
    }

    /// Whether it ended the guest.
    boolean expired() {
        return expired;
    }

    Duration limit() {
        return limit;
    }

    private void watch() {
        long most = limit.toNanos();
        while (!closed) {
            long began = since;
            long rest = began == 0 ? most : most - (System.nanoTime() - began);
            if (rest <= 0) {
                expired = true;
                end.run();
                return;
            }
            LockSupport.parkNanos(this, rest);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
