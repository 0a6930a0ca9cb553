package fopt.runtime.topology;

import fopt.runtime.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Something that a program can name to get a graph, a mixing matrix or a schedule: an entry of [Topologies], [Weights] or [Schedules].
///
/// @param <T> [Topology], [MixingMatrix] or [Schedule]
/// @param name as called in a program
/// @param parameters in order; those with a standard value last
/// @param doc one sentence for people
/// @param build makes the value from checked arguments
public record Generator<T>(String name, List<Parameter> parameters, String doc, Build<T> build) {
    /// How the value is made. The seed matters for random graphs only.
    @FunctionalInterface
    public interface Build<T> {
        T build(Arguments arguments, long seed);
    }

    /// The value for these arguments: numbers, strings, booleans, graphs, matrices or laws, as the parameters say.
    /// Same arguments and seed, same value.
    ///
    /// @throws UserError E401 if number or kind of the arguments is wrong, or whatever the generator finds
    public T build(List<?> arguments, long seed) {
        return build.build(checked(arguments), seed);
    }

    /// `name(parameter, …)`
    public String signature() {
        return parameters.stream().map(p -> p.name() + (p.repeated() ? ", …" : p.standard() == null ? "" : " = " + p.standard()))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    Arguments checked(List<?> arguments) {
        long required = parameters.stream().filter(p -> p.standard() == null).count();
        boolean open = !parameters.isEmpty() && parameters.getLast().repeated();
        if (arguments.size() < required || arguments.size() > parameters.size() && !open) {
            throw new UserError("E401", signature() + ": found " + arguments.size() + " arguments, expected "
                    + (open ? "at least " + required : required == parameters.size() ? "" + required : required + " to " + parameters.size())
                    + ". " + doc);
        }
        List<Object> values = new ArrayList<>();
        for (int k = 0; k < Math.max(arguments.size(), parameters.size()); k++) {
            Parameter parameter = parameters.get(Math.min(k, parameters.size() - 1));
            values.add(parameter.checked(name, k < arguments.size() ? arguments.get(k) : parameter.standard()));
        }
        return new Arguments(name, List.copyOf(values));
    }
}
