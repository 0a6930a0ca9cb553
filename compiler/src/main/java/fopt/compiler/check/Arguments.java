package fopt.compiler.check;

import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import java.util.HashMap;
import java.util.Map;

/// What an algorithm is used with.
///
/// @param values argument expressions by the canonical names of the parameters; parameters that are not there have their defaults
/// @param scriptScope whether names in the arguments are looked up among the script's variables first, as in the arguments of `run`
/// @param scriptVariables types of the script's variables, by canonical name
/// @param functions those variables that hold functions
public record Arguments(Map<String, Expr> values, boolean scriptScope, Map<String, Type> scriptVariables, Map<String, Closure> functions) {
    /// The same without the argument for one parameter, which then has its default.
    public Arguments without(String parameter) {
        Map<String, Expr> fewer = new HashMap<>(values);
        fewer.remove(parameter);
        return new Arguments(fewer, scriptScope, scriptVariables, functions);
    }

    /// Checking an algorithm by itself: parameters without a default are not known.
    public static final Arguments NONE = new Arguments(Map.of(), false, Map.of(), Map.of());
}
