package fopt.compiler.run;

import fopt.compiler.check.Builtin;
import fopt.compiler.eval.EvaluationError;
import fopt.compiler.eval.Evaluator;
import fopt.compiler.eval.Value;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of a call of a built-in, evaluated, by position and by name.
record Arguments(Span place, String callee, List<Value> positional, Map<String, Value> named) {

    static Arguments of(Expr.Call c, String callee, Evaluator evaluator) {
        return new Arguments(c.span(), callee, evaluator.positional(c.args()), evaluator.named(c.args()));
    }

    /// All arguments in the order of these parameter names: positional ones first, then named ones in their places; missing ones at the end are left out.
    List<Value> ordered(List<String> parameters) {
        List<Value> out = new ArrayList<>(positional);
        Map<String, Value> rest = new LinkedHashMap<>(named);
        for (int k = positional.size(); k < parameters.size() && !rest.isEmpty(); k++) {
            Value v = rest.remove(parameters.get(k));
            if (v == null) {
                break;
            }
            out.add(v);
        }
        if (!rest.isEmpty()) {
            throw error("E041", "`" + callee + "` has no parameter `" + rest.keySet().iterator().next() + "` here; its parameters are "
                    + String.join(", ", parameters));
        }
        return out;
    }

    /// The same arguments without names.
    Arguments inOrder(Builtin builtIn) {
        return new Arguments(place, callee, ordered(builtIn.parameters().stream().map(Builtin.Parameter::name).toList()), Map.of());
    }

    /// The argument for a parameter, by name or by position.
    Optional<Value> find(String name, int position) {
        if (named.containsKey(name)) {
            return Optional.of(named.get(name));
        }
        return position >= 0 && position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
    }

    Value need(String name, int position) {
        return find(name, position).orElseThrow(() -> error("E041", "`" + callee + "` needs `" + name + "`"));
    }

    double number(String name, int position, double standard) {
        return find(name, position).map(v -> Evaluator.asNumber(v, place)).orElse(standard);
    }

    EvaluationError error(String code, String message) {
        return new EvaluationError(Diagnostic.of(code, place, message));
    }
}
