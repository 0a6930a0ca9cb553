package fopt.compiler.run;

import fopt.compiler.check.Arguments;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.Value;
import fopt.compiler.syntax.Expr;
import fopt.runtime.Precision;
import fopt.runtime.problem.Problem;
import fopt.runtime.event.Timing;
import fopt.runtime.fault.Faults;
import fopt.runtime.topology.Schedule;
import fopt.runtime.robust.Byzantine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One run, decided in every respect.
///
/// @param arguments what the algorithm was checked with
/// @param varied the parameters that vary within the `run` expression, name as written → value as written
/// @param parameters values of swept parameters, by canonical name
/// @param mixing the graph, or null
/// @param everySeconds simulated time between rows; 0 if they are recorded every so many rounds
/// @param timing what takes how long, or null
/// @param faults what goes wrong
/// @param precision of what variables hold and of what is sent
/// @param start x0
/// @param iterates whether the points of recorded rows are kept
record RunPlan(
        String label,
        Typing typing,
        Arguments arguments,
        Problem problem,
        Schedule mixing,
        Timing timing,
        double[] start,
        Limit limit,
        Optional<Expr> until,
        List<Metric> metrics,
        long every,
        double everySeconds,
        SequencedMap<String, String> varied,
        Map<String, Value> parameters,
        long seed,
        Byzantine byzantine,
        Faults faults,
        Precision precision,
        int threads,
        boolean iterates) {

    /// The same run with another number of threads, which changes nothing but its time.
    RunPlan withThreads(int newThreads) {
        return new RunPlan(label, typing, arguments, problem, mixing, timing, start, limit, until, metrics, every, everySeconds, varied, parameters, seed,
                byzantine, faults, precision, newThreads, iterates);
    }

    /// The same run with these attackers, as many as before.
    RunPlan withAttackers(Byzantine others) {
        return new RunPlan(label, typing, arguments, problem, mixing, timing, start, limit, until, metrics, every, everySeconds, varied, parameters, seed,
                others, faults, precision, threads, iterates);
    }

    /// Whether there is simulated time: always where events drive, else where something is said of it.
    boolean timed() {
        return typing.isDriven() || timing != null || limit.kind() == Limit.Kind.SECONDS || everySeconds > 0 || faults.churn().needsTime();
    }

    /// When a run ends at the latest.
    record Limit(Kind kind, double amount) {
        enum Kind { ROUNDS, EPOCHS, BITS, SECONDS }

        /// The number of rounds, or -1 if it is not known before.
        long rounds() {
            return kind == Kind.ROUNDS ? (long) amount : -1;
        }
    }

    /// What is measured: a name and an expression of base metrics.
    record Metric(String name, Expr value) {}
}
