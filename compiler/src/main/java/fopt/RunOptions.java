package fopt;

import fopt.runtime.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How a program is run.
///
/// @param overrides new values for the script's top-level `let` names, as expressions of the language
/// @param seed the seed of runs that set none; empty for 1
/// @param threads how many threads share the nodes of a run; results do not depend on it
/// @param out folder for plots and saved files
/// @param problems problems of the host's own, for top-level `let` names of the script
public record RunOptions(Map<String, String> overrides, OptionalLong seed, int threads, Path out, Map<String, Problem> problems) {
    /// The most threads that a run can have.
    public static final int MOST_THREADS = 1024;

    public RunOptions {
        overrides = Map.copyOf(overrides);
        problems = Map.copyOf(problems);
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
    }

    public RunOptions(Map<String, String> overrides, OptionalLong seed, int threads, Path out) {
        this(overrides, seed, threads, out, Map.of());
    }

    /// Seed 1, one thread for each processor, files into the current folder.
    public static RunOptions standard() {
        return new RunOptions(Map.of(), OptionalLong.empty(), Runtime.getRuntime().availableProcessors(), Path.of("."));
    }

    public RunOptions withThreads(int newThreads) {
        return new RunOptions(overrides, seed, newThreads, out, problems);
    }

    public RunOptions withSeed(long newSeed) {
        return new RunOptions(overrides, OptionalLong.of(newSeed), threads, out, problems);
    }

    public RunOptions withOut(Path newOut) {
        return new RunOptions(overrides, seed, threads, newOut, problems);
    }

    public RunOptions withOverride(String name, String expression) {
        Map<String, String> all = new HashMap<>(overrides);
        all.put(name, expression);
        return new RunOptions(all, seed, threads, out, problems);
    }

    /// Gives the script's top-level `let name = …`, whatever stands behind it, a problem of the host's own.
    public RunOptions withProblem(String name, Problem problem) {
        Map<String, Problem> all = new HashMap<>(problems);
        all.put(name, problem);
        return new RunOptions(overrides, seed, threads, out, all);
    }
}
