package fopt.compiler.check;

import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.need;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import fopt.runtime.robust.Rules;
import java.util.List;
import java.util.stream.Stream;

/// Robust rules, from the runtime's list: `krum(gather(g))` applies one, `krum(3)` and `bucketing(krum, 2)` are rules for a parameter.
final class RobustBuiltins {
    private RobustBuiltins() {}

    static final Builtin NEAREST_MEAN = of("nearest_mean", Builtin.Family.RULE, Type.POINT,
            "The mean of x and the k − 1 vectors of a table, or of what neighbours sent, that are nearest to it.", need("x", Builtin.Kind.VALUE),
            need("table", Builtin.Kind.ANY), need("k", Builtin.Kind.NUMBER));

    static final List<Builtin> LIST = Stream.concat(Rules.ALL.stream()
            .map(k -> of(k.name(), Builtin.Family.RULE, new Type.Function(1), k.doc(), many(parameters(k), Builtin.Kind.ANY))), Stream.of(NEAREST_MEAN)).toList();

    private static String parameters(Rules.Kind k) {
        List<String> names = new java.util.ArrayList<>(k.around() ? List.of("rule") : List.of());
        k.options().forEach(o -> names.add(o.name()));
        return names.isEmpty() ? "table" : String.join(", ", names);
    }
}
