package fopt.compiler.check;

import fopt.compiler.check.Builtin.Family;
import fopt.compiler.check.Builtin.Kind;
import fopt.compiler.check.Builtin.Parameter;
import fopt.compiler.types.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// THE list of built-in functions, constants and settings: the checker types calls by it, "did you mean" and `help` read it.
public final class Builtins {
    /// All of them, in the order of the documentation.
    public static final List<Builtin> ALL = Stream.of(
                    FunctionBuiltins.LIST, VectorBuiltins.LIST, ProgramBuiltins.LIST, MessageBuiltins.LIST, SetBuiltins.LIST_OF_ALL,
                    List.of(SettingBuiltins.TIMING), CompressorBuiltins.LIST, CombinatorBuiltins.LIST, RobustBuiltins.LIST, RuntimeBuiltins.LIST, ObjectBuiltins.LIST)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Builtin> BY_NAME = index(ALL);
    private static final Map<String, Builtin> GRAPHS = index(RuntimeBuiltins.NAMESAKES);
    private static final Map<String, Builtin> SETTINGS = index(SettingBuiltins.LIST);

    private Builtins() {}

    public static Optional<Builtin> named(String id) {
        return Optional.ofNullable(BY_NAME.get(id));
    }

    /// The graph that has the name of another built-in: `geometric(25, 0.3)`, `uniform(ring(9))`.
    static Optional<Builtin> graphNamesake(String id) {
        return Optional.ofNullable(GRAPHS.get(id));
    }

    /// Settings are known after `with` only: `seeds(1..5)`, `log(x, y)`.
    public static Optional<Builtin> setting(String id) {
        return Optional.ofNullable(SETTINGS.get(id));
    }

    public static List<Builtin> settings() {
        return SettingBuiltins.LIST;
    }

    private static Map<String, Builtin> index(List<Builtin> list) {
        Map<String, Builtin> map = new LinkedHashMap<>();
        for (Builtin b : list) {
            if (map.put(b.name(), b) != null) {
                throw new IllegalStateException("two built-ins " + b.name());
            }
        }
        return map;
    }

    // ---- how the lists are written

    static Builtin of(String name, Family family, Type result, String doc, Parameter... parameters) {
        return new Builtin(name, family, result, List.of(parameters), doc);
    }

    static Parameter need(String name, Kind kind) {
        return new Parameter(name, kind, Optional.empty(), false, List.of());
    }

    static Parameter many(String name, Kind kind) {
        return new Parameter(name, kind, Optional.empty(), true, List.of());
    }

    /// @param standard as it is written; an empty text if leaving it out is something of its own
    static Parameter may(String name, Kind kind, String standard) {
        return new Parameter(name, kind, Optional.of(standard), false, List.of());
    }

    static Parameter option(String name, String standard, String... words) {
        return new Parameter(name, Kind.OPTION, Optional.of(standard), false, List.of(words));
    }
}
