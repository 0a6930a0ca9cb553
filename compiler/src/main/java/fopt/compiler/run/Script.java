package fopt.compiler.run;

import fopt.compiler.check.Declarations;
import fopt.compiler.eval.Value;
import fopt.compiler.hook.ExternFunction;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Unit;
import fopt.compiler.types.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A checked script and what surrounds it.
///
/// @param declarations its own and those of the standard library
public record Script(Unit unit, Declarations declarations, Surroundings surroundings) {
    public Map<String, Value> given() {
        return surroundings.given();
    }

    /// The types of given variables. Functions are no variables: they are declared.
    public static Map<String, Type> types(Map<String, Value> given) {
        Map<String, Type> types = new HashMap<>();
        given.forEach((id, value) -> {
            if (!(value instanceof Value.Extern)) {
                types.put(id, ValueTypes.of(value));
            }
        });
        return types;
    }

    /// The library, with the functions that the host gives.
    public static Declarations library(Map<String, Value> given) {
        Map<String, ExternFunction> functions = new HashMap<>();
        given.forEach((id, value) -> {
            if (value instanceof Value.Extern(ExternFunction f)) {
                functions.put(id, f);
            }
        });
        return StandardLibrary.declarations().giving(functions);
    }

    /// The tests of the script itself; those of imported files are left out.
    public List<Decl.Test> tests() {
        return unit.items().stream().filter(Decl.Test.class::isInstance).map(Decl.Test.class::cast).toList();
    }

    /// A test as a script of its own, with the same declarations.
    public Script of(Decl.Test test) {
        return new Script(new Unit(unit.source(), List.copyOf(test.body().statements())), declarations, surroundings);
    }
}
