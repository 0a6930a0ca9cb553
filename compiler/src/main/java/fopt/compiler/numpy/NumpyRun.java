package fopt.compiler.numpy;

import fopt.compiler.check.Declarations;
import fopt.compiler.check.Typing;
import fopt.compiler.eval.BuiltInCalls;
import fopt.compiler.eval.Value;
import fopt.runtime.problem.Problem;
import fopt.runtime.topology.Schedule;
import java.util.Map;

/// A run to be written down.
///
/// @param mixing the graph, or null
/// @param start x0
/// @param parameters values of the parameters by name as written; those that are not known before the run are texts, or not there
/// @param script the script's variables, by canonical name
/// @param declarations of the script and the library
/// @param builtIns for vectors of the problem's dimension
/// @param rounds how many, or -1 if that is not known
/// @param every how many rounds lie between two rows
public record NumpyRun(
        String label,
        Typing typing,
        Problem problem,
        Schedule mixing,
        double[] start,
        Map<String, Value> parameters,
        Map<String, Value> script,
        Declarations declarations,
        BuiltInCalls builtIns,
        long rounds,
        long every,
        long seed) {}
