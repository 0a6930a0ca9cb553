package fopt.compiler.lower;

import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.Value;
import fopt.runtime.Precision;
import fopt.runtime.problem.Problem;
import fopt.runtime.topology.Schedule;
import java.util.Map;

/// What one run fixes before the algorithm is lowered.
///
/// @param parameters values of parameters that the run sets to one item of a sweep, by canonical name
/// @param script the script's variables, by canonical name
/// @param start x0, d numbers
/// @param rounds the length of the run, or -1 if it is not known before
/// @param timed whether there is simulated time
/// @param lossy whether messages may be lost
/// @param byzantine how many of the last nodes attack
/// @param precision of what variables hold and of what is sent
/// @param mixing the graph of the run, or null
public record Instance(
        Problem problem,
        Schedule mixing,
        double[] start,
        long rounds,
        long seed,
        boolean timed,
        boolean lossy,
        int byzantine,
        Precision precision,
        Map<String, Value> parameters,
        Map<String, Value> script,
        BuiltInCalls builtIns) {

    /// The same run with other values of swept parameters.
    public Instance with(Map<String, Value> others) {
        return new Instance(problem, mixing, start, rounds, seed, timed, lossy, byzantine, precision, others, script, builtIns);
    }

    int nodes() {
        return problem.nodes();
    }

    int dimension() {
        return problem.dimension();
    }
}
