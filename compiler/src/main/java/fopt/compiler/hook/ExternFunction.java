package fopt.compiler.hook;

import fopt.runtime.hook.HookFunction;
import fopt.runtime.hook.HookKind;
import java.util.List;

/// A function that is not written in the language.
///
/// @param written its name, for messages
/// @param hook    what is called
public record ExternFunction(String written, List<Parameter> parameters, Part result, HookFunction hook) {
    /// @param id canonical name
    public record Parameter(String id, String written, Part part) {}

    /// What a parameter or the result is. @param lengths of a vector (one) or a matrix (two); none if any size will do
    public record Part(HookKind kind, List<Length> lengths) {
        public Part {
            lengths = List.copyOf(lengths);
        }
    }

    /// How long something is.
    public sealed interface Length {
        record Number(int value) implements Length {}

        /// As long as all else of this name; a parameter of the kind WHOLE with this name says it by its value. @param id canonical name
        record Name(String id, String written) implements Length {}
    }

    public ExternFunction {
        parameters = List.copyOf(parameters);
    }

    /// `step(t)`
    public String signature() {
        return written + "(" + String.join(", ", parameters.stream().map(Parameter::written).toList()) + ")";
    }

    public boolean givesNothing() {
        return result.kind() == HookKind.NOTHING;
    }
}
