package fopt.runtime.hook;

import fopt.runtime.function.Size;
import java.util.List;

/// A place at which a program calls a hook: there, the sizes of what it is given and of what it gives are fixed.
///
/// @param arguments in the order of the signature
/// @param result null if the function gives nothing
public record HookUse(HookFunction function, List<Size> arguments, Size result) {
    public HookUse {
        arguments = List.copyOf(arguments);
    }
}
