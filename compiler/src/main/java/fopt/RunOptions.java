package fopt;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/// How a program is run.
///
/// @param overrides new values for the script's top-level `let` names, as expressions of the language
/// @param seed the seed of runs that set none; empty for 1
/// @param threads how many threads share the nodes of a run; results do not depend on it
/// @param out folder for plots and saved files
public record RunOptions(Map<String, String> overrides, OptionalLong seed, int threads, Path out) {
    public RunOptions {
        overrides = Map.copyOf(overrides);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }

    /// Seed 1, one thread for each processor, files into the current folder.
    public static RunOptions standard() {
        return new RunOptions(Map.of(), OptionalLong.empty(), Runtime.getRuntime().availableProcessors(), Path.of("."));
    }

    public RunOptions withThreads(int newThreads) {
        return new RunOptions(overrides, seed, newThreads, out);
    }

    public RunOptions withSeed(long newSeed) {
        return new RunOptions(overrides, OptionalLong.of(newSeed), threads, out);
    }

    public RunOptions withOut(Path newOut) {
        return new RunOptions(overrides, seed, threads, newOut);
    }

    public RunOptions withOverride(String name, String expression) {
        java.util.Map<String, String> all = new java.util.HashMap<>(overrides);
        all.put(name, expression);
        return new RunOptions(all, seed, threads, out);
    }
}
