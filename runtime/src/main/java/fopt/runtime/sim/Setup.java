package fopt.runtime.sim;

import fopt.runtime.Precision;
import fopt.runtime.compress.Compressor;
import fopt.runtime.event.Timing;
import fopt.runtime.fault.Faults;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.hook.HookPlan;
import fopt.runtime.privacy.Release;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Sampler;
import fopt.runtime.robust.Byzantine;
import fopt.runtime.robust.RobustRule;
import fopt.runtime.topology.Schedule;
import java.util.List;

/// All that a run of an algorithm is made of, besides its code.
///
/// @param nodes n
/// @param storage what variables there are
/// @param schedules mixing matrices; the first one is W. Empty if the run has no graph
/// @param releases places where something is let out, by number
/// @param byzantine the attackers: the last of the nodes
/// @param precision of what is sent
/// @param timing what takes how long; null if there is no simulated time
/// @param faults what goes wrong
/// @param waiting what nodes wait for, in an algorithm in rounds under a clock
/// @param events what may happen; null for an algorithm in rounds
/// @param hooks functions that are not written in the language
public record Setup(
        int nodes,
        Problem problem,
        List<Storage> storage,
        List<Schedule> schedules,
        List<Compressor> compressors,
        List<Sampler> samplers,
        List<Participation> laws,
        List<VectorFunction> functions,
        List<DelayLine> delayLines,
        List<Release> releases,
        List<RobustRule> rules,
        Byzantine byzantine,
        long seed,
        int threads,
        Precision precision,
        Timing timing,
        Faults faults,
        Waiting waiting,
        Events events,
        HookPlan hooks) {

    /// Rounds without simulated time, without faults and without hooks.
    public Setup(int nodes, Problem problem, List<Storage> storage, List<Schedule> schedules, List<Compressor> compressors, List<Sampler> samplers,
            List<Participation> laws, List<VectorFunction> functions, List<DelayLine> delayLines, List<Release> releases,
            List<RobustRule> rules, Byzantine byzantine, long seed, int threads, Precision precision) {
        this(nodes, problem, storage, schedules, compressors, samplers, laws, functions, delayLines, releases, rules, byzantine, seed, threads,
                precision, null, Faults.NONE, Waiting.NOBODY, null, HookPlan.NONE);
    }

    /// @param rows how many rows: n, the number of directed edges, 1, or the number of workers
    /// @param length numbers in a row
    /// @param initial what it holds from the start, shared: then nothing may write to it; null for zeros
    public record Storage(String name, Kind kind, Rows rows, int length, double[] initial) {
        public Storage(String name, Kind kind, Rows rows, int length) {
            this(name, kind, rows, length, null);
        }

        public enum Kind { NUMBERS, MESSAGE, SAMPLES, COHORT }

        public enum Rows { NODES, EDGES, ONE, WORKERS, NONE }

        /// Numbers from the start of one row to that of the next: the length; for rows of workers more, so that no two workers write to the
        /// same cache line.
        public int stride() {
            return rows == Rows.WORKERS ? (length + 15) / 16 * 16 + 16 : length;
        }
    }

    /// The values that may be on their way when they are needed (see [Arrivals]), by number of their slot.
    ///
    /// @param slots numbers are less than this
    /// @param rows slots of values that nodes, or the server, have
    /// @param edges slots of values that belong to directed edges
    /// @param shown slots of what is measured
    /// @param lines by delay line: the slot of what it remembers; negative if nobody waits for that
    public record Waiting(int slots, List<Integer> rows, List<Integer> edges, List<Integer> shown, List<Integer> lines) {
        public static final Waiting NOBODY = new Waiting(0, List.of(), List.of(), List.of(), List.of());
    }

    /// @param variable whose past is kept
    /// @param length rounds that it reaches back at most
    public record DelayLine(int variable, int length) {}
}
