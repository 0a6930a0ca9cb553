package fopt;

import fopt.compiler.run.HostValues;
import fopt.runtime.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// How a program is run.
///
/// @param overrides new values for the script's top-level `let` names, as expressions of the language
/// @param seed the seed of runs that set none; empty for 1
/// @param threads how many threads share the nodes of a run; results do not depend on it
/// @param out folder for plots and saved files
/// @param values values of the host, for top-level `let` names of the script
public record RunOptions(Map<String, String> overrides, OptionalLong seed, int threads, Path out, Map<String, Object> values) {
    /// The most threads that a run can have.
    public static final int MOST_THREADS = 1024;

    public RunOptions {
        overrides = Map.copyOf(overrides);
        values = Map.copyOf(values);
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
        return new RunOptions(overrides, seed, newThreads, out, values);
    }

    public RunOptions withSeed(long newSeed) {
        return new RunOptions(overrides, OptionalLong.of(newSeed), threads, out, values);
    }

    public RunOptions withOut(Path newOut) {
        return new RunOptions(overrides, seed, threads, newOut, values);
    }

    public RunOptions withOverride(String name, String expression) {
        Map<String, String> all = new HashMap<>(overrides);
        all.put(Objects.requireNonNull(name, "there is no name"), Objects.requireNonNull(expression, "there is no expression"));
        return new RunOptions(all, seed, threads, out, values);
    }

    /// Gives the script's top-level `let name = …`, whatever stands behind it, a value of the host: a number, a truth value, a string, an array of
    /// doubles (a vector), an array of these (a list of vectors), a matrix of EJML (by rows; a column is a vector), a collection (a list), a function
    /// (a functional interface of `java.util.function`), or a class of the host's own: a [Problem] or [fopt.runtime.problem.Objective], a
    /// [fopt.runtime.problem.DataSet], a [fopt.runtime.compress.WireCompressor], a graph ([fopt.runtime.topology.Topology], or one of JGraphT), a
    /// [fopt.runtime.topology.MixingMatrix] or [fopt.runtime.topology.Schedule], a [fopt.runtime.sim.HostMetric], a [fopt.runtime.robust.RuleSpec] or a
    /// [fopt.runtime.robust.Attack].
    ///
    /// @param name in any spelling (`eta` is `η`)
    /// @throws IllegalArgumentException for values of other classes, and if it is no name
    public RunOptions with(String name, Object value) {
        HostValues.of(name, value);
        Map<String, Object> all = new HashMap<>(values);
        all.put(name, value);
        return new RunOptions(overrides, seed, threads, out, all);
    }
}
