package fopt.runtime.function;

import java.util.List;
import java.util.Optional;

/// THE list of functions of vectors.
public final class Functions {
    public static final List<FunctionDefinition> ALL = List.of(
            new FunctionDefinition("largest", Selection::largest),
            new FunctionDefinition("smallest", Selection::smallest),
            new FunctionDefinition("sort", Order::sort),
            new FunctionDefinition("quantile", Order::quantile));

    private Functions() {}

    public static Optional<FunctionDefinition> named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
