package fopt.runtime.hook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the guest code of a run may do, and for how long one call may take.
///
/// @param callTime the longest time of one call; empty for no limit
/// @param reads    folders from which it may read files
/// @param writes   folders to which it may write files
/// @param network  whether it may open connections
public record HookRules(Optional<Duration> callTime, List<Path> reads, List<Path> writes, boolean network) {
    /// No files, no network; a call ends after 30 s.
    public static final HookRules CLOSED = new HookRules(Optional.of(Duration.ofSeconds(30)), List.of(), List.of(), false);

    public HookRules {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }
}
