package fopt.runtime.function;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// A function by name, for arguments of any sizes.
///
/// @param name as programs write it
/// @param binding fits it to sizes; throws [fopt.runtime.UserError] if they do not go together
public record FunctionDefinition(String name, Function<Given, VectorFunction> binding) {

    /// The function for arguments of these sizes. @param numbers those known before the run
    /// @throws fopt.runtime.UserError if the sizes do not go together
    public VectorFunction bind(List<Size> vectors, List<OptionalDouble> numbers) {
        return binding.apply(new Given(name, List.copyOf(vectors), List.copyOf(numbers)));
    }
}
