package fopt.compiler.run;

import fopt.compiler.check.Builtins;
import fopt.compiler.check.Closure;
import fopt.compiler.check.Symbol;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.syntax.Expr;
import fopt.compiler.types.Type;
import fopt.runtime.robust.RuleSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The functions among the values of a script, taken apart for an algorithm that is given them.
///
/// @param functions by the names of the variables that hold them
/// @param captured the values that they close over, by the ids that [Closure.Constant] has
record Closures(Map<String, Closure> functions, Map<String, Value> captured) {

    /// @param variables of the script
    /// @param swept arguments that are one item of a sweep
    static Closures of(Map<String, Value> variables, Map<String, Value> swept) {
        Closures all = new Closures(new LinkedHashMap<>(), new HashMap<>());
        variables.forEach(all::add);
        swept.forEach((parameter, v) -> all.add(swept(parameter), v));
        return all;
    }

    /// What an argument is called that is one function of a sweep. No variable has such a name.
    static String swept(String parameter) {
        return "each " + parameter;
    }

    private void add(String id, Value v) {
        closure(id, v).ifPresent(c -> functions.put(id, c));
    }

    private Optional<Closure> closure(String id, Value v) {
        return switch (v) {
            case Value.FunValue f -> Optional.of(new Closure(new Symbol.Fun(f.declaration(), false), Map.of()));
            case Value.Extern(ExternFunction function) -> Optional.of(new Closure(new Symbol.Extern(function), Map.of()));
            case Value.LambdaValue(Expr.Lambda lambda, ScriptNames around) -> Optional.of(lambda(id, lambda, around));
            case Value.Rule(RuleSpec rule) when rule.kind() != null -> {
                captured.put(id, v);
                yield Optional.of(new Closure(symbol(rule.kind().name()), Map.of()));
            }
            case Value.Word w -> Builtins.named(w.id()).filter(b -> !b.isConstant() && !b.parameters().isEmpty())
                    .map(b -> new Closure(new Symbol.BuiltIn(b.name(), b.name()), Map.of()));
            case Value other -> Optional.empty();
        };
    }

    /// A rule of the host is applied as any built-in one.
    private static Symbol symbol(String rule) {
        return new Symbol.BuiltIn(Builtins.named(rule).isPresent() ? rule : "coordinate_median", rule);
    }

    private Closure lambda(String id, Expr.Lambda lambda, ScriptNames around) {
        Map<String, Closure.Captured> inside = new LinkedHashMap<>();
        for (String name : Closure.mentioned(lambda)) {
            around.local(name).ifPresent(v -> inside.put(name, captured(id + "." + name, v)));
        }
        return new Closure(new Symbol.Lambda(lambda, id), inside);
    }

    private Closure.Captured captured(String id, Value v) {
        Optional<Closure> function = closure(id, v);
        if (function.isPresent()) {
            return new Closure.Function(function.get());
        }
        captured.put(id, v);
        Type type = ValueTypes.of(v);
        return new Closure.Constant(id, type);
    }
}
