package fopt.cli;

import fopt.runtime.hook.HookRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What functions in other languages may do; without these options: compute, for 30 s at most.
final class HookOptions {
    /// More would be no time.
    private static final double MOST_SECONDS = 1e9;

    @Option(names = "--hook-reads", paramLabel = "DIR", description = "lets functions in other languages (extern) read files in DIR")
    private List<Path> reads = List.of();

    @Option(names = "--hook-writes", paramLabel = "DIR", description = "lets them write files in DIR")
    private List<Path> writes = List.of();

    @Option(names = "--hook-network", description = "lets them open connections")
    private boolean network;

    @Option(names = "--hook-time", paramLabel = "SECONDS", description = "the longest time of one call (default: 30); 0 for no limit")
    private double seconds = 30;

    /// @throws WrongUse if the time is none
    HookRules rules() {
        if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            throw new WrongUse("--hook-time must be a number of seconds from 0, not " + seconds);
        }
        Optional<Duration> time = seconds == 0 ? Optional.empty() : Optional.of(Duration.ofNanos((long) (seconds * 1e9)));
        return new HookRules(time, reads, writes, network);
    }
}
