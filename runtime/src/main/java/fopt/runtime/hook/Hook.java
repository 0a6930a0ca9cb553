package fopt.runtime.hook;

/// A function that is not written in the language.
@FunctionalInterface
public interface Hook {
    /// Computes the function.
    ///
    /// @param arguments in the order of the signature; they must not be changed
    /// @param result    of the size that the engine expects; the function writes all its numbers
    /// @throws HookFailure if the function fails, or gives something else than it declares
    void call(HookValue[] arguments, HookValue result);
}
