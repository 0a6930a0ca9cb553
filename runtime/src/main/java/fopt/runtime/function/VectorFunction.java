package fopt.runtime.function;

import java.util.function.Supplier;

/// A function for arguments of certain sizes. Immutable; any number of threads may use it, each by a [Call] of its own.
///
/// @param name for listings
/// @param result size of the value
/// @param computation makes what one thread computes with: it may own a workspace
public record VectorFunction(String name, Size result, Supplier<Computation> computation) {

    /// Computes the function again and again, by one thread at a time.
    @FunctionalInterface
    public interface Computation {
        /// @param given the arguments. *Not modified*
        /// @param out where the value goes, `result().length()` numbers from `offset` on; no argument lies there. *Modified*
        void run(Call given, double[] out, int offset);
    }

    /// What one thread needs to call the function.
    public Call call() {
        return new Call(computation.get());
    }
}
