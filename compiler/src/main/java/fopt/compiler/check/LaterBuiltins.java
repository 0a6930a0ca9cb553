package fopt.compiler.check;

import static fopt.compiler.check.Builtin.Family.LATER;
import static fopt.compiler.check.Builtins.many;
import static fopt.compiler.check.Builtins.of;

import fopt.compiler.types.Type;
import java.util.List;
import java.util.stream.Stream;

/// Functions that the language describes and that are not available yet: to say so is better than "unknown name".
final class LaterBuiltins {
    private LaterBuiltins() {}

    static final List<Builtin> LIST = Stream.of(
                    later("nodes that come and go", "churn"))
            .flatMap(s -> s)
            .toList();

    private static Stream<Builtin> later(String what, String... names) {
        return Stream.of(names).map(name -> of(name, LATER, Type.ANY, what, many("arguments", Builtin.Kind.ANY)));
    }
}
