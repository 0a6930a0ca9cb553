package fopt.compiler.hook;

import fopt.compiler.hook.ExternFunction.Length;
import fopt.compiler.hook.ExternFunction.Parameter;
import fopt.compiler.hook.ExternFunction.Part;
import fopt.runtime.UserError;
import fopt.runtime.function.Size;
import fopt.runtime.hook.HookKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The size of what a hook gives, from the sizes of what it is given.
///
/// Lengths that are names are as long as the first argument says that has one of them; `d` and `n`, where no argument has them, are those of the run. A result
/// without a declared size has that of the first vector (of the first matrix), or is a point of the problem.
public final class ExternSizes {
    private final ExternFunction function;
    private final OptionalInt dimension;
    private final Map<String, Integer> known = new HashMap<>();

    private ExternSizes(ExternFunction function, OptionalInt dimension) {
        this.function = function;
        this.dimension = dimension;
    }

    /// @param arguments sizes of the arguments
    /// @param values    those of numbers that are known before the run
    /// @param dimension d of the run, and
    /// @param nodes     its n; empty outside of runs
    /// @return null if it gives nothing
    /// @throws UserError E704 if the sizes do not go together, or are not known
    public static Size of(ExternFunction function, List<Size> arguments, List<OptionalDouble> values, OptionalInt dimension, OptionalInt nodes) {
        ExternSizes sizes = new ExternSizes(function, dimension);
        for (int k = 0; k < arguments.size(); k++) {
            sizes.argument(function.parameters().get(k), arguments.get(k), values.get(k));
        }
        dimension.ifPresent(d -> sizes.known.putIfAbsent("d", d));
        nodes.ifPresent(n -> sizes.known.putIfAbsent("n", n));
        return sizes.result(arguments);
    }

    private void argument(Parameter p, Size size, OptionalDouble value) {
        List<Length> lengths = p.part().lengths();
        if (p.part().kind() == HookKind.WHOLE) {
            value.ifPresent(v -> known.put(p.id(), (int) v));
        } else if (!lengths.isEmpty()) {
            length(p, lengths.getFirst(), size.rows(), lengths.size() == 1 ? "numbers" : "rows");
            if (lengths.size() == 2) {
                length(p, lengths.get(1), size.columns(), "columns");
            }
        }
    }

    private void length(Parameter p, Length declared, int found, String what) {
        int expected = switch (declared) {
            case Length.Number(int value) -> value;
            case Length.Name(String id, String written) -> known.computeIfAbsent(id, k -> found);
        };
        if (expected != found) {
            throw error("`" + p.written() + "` of `" + function.written() + "` has " + found + " " + what + ", but must have " + expected
                    + (declared instanceof Length.Name n ? ", which is `" + n.written() + "` here" : ""));
        }
    }

    private Size result(List<Size> arguments) {
        Part result = function.result();
        return switch (result.kind()) {
            case NOTHING -> null;
            case REAL, WHOLE, TRUTH -> Size.NUMBER;
            case VECTOR -> result.lengths().isEmpty() ? first(HookKind.VECTOR, arguments) : Size.of(value(result.lengths().getFirst()));
            case MATRIX -> result.lengths().isEmpty() ? first(HookKind.MATRIX, arguments) : Size.matrix(value(result.lengths().getFirst()), value(result.lengths().getLast()));
        };
    }

    private Size first(HookKind kind, List<Size> arguments) {
        for (int k = 0; k < arguments.size(); k++) {
            if (function.parameters().get(k).part().kind() == kind) {
                return arguments.get(k);
            }
        }
        return Size.of(dimension.orElseThrow(() -> error("how long the vector is that `" + function.written() + "` gives, is known in a run only. Say it in the declaration, as in `-> vector(3)`")));
    }

    private int value(Length length) {
        return switch (length) {
            case Length.Number(int value) -> value;
            case Length.Name(String id, String written) -> {
                Integer value = known.get(id);
                if (value == null || value < 1) {
                    throw error("how long `" + written + "` is, which `" + function.written() + "` gives a value of, is " + (value == null ? "not known before the run" : value)
                            + ". A size must be a whole number from 1 on that all know before the run");
                }
                yield value;
            }
        };
    }

    private static UserError error(String message) {
        return new UserError("E704", message);
    }
}
