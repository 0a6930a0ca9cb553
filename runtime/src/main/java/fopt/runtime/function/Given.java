package fopt.runtime.function;

import fopt.runtime.UserError;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// What a function is asked to fit: the sizes of its arguments, and its numbers where they are known before the run.
///
/// @param vectors sizes of the vectors and matrices, in order
/// @param numbers in order; empty where a number is computed during the run
public record Given(String function, List<Size> vectors, List<OptionalDouble> numbers) {

    /// The size of vector or matrix k.
    public Size vector(int k) {
        return vectors.get(k);
    }

    /// A number that decides a size, at least 1. @throws UserError if it is not known before the run, or not a count
    public int count(int k) {
        OptionalDouble n = numbers.get(k);
        if (n.isEmpty()) {
            throw new UserError("E611", "number " + (k + 1) + " of `" + function + "` decides the size of the result, and must be known before the run");
        }
        double v = n.getAsDouble();
        if (!(v >= 1 && v == Math.rint(v) && v <= Integer.MAX_VALUE)) {
            throw new UserError("E611", "number " + (k + 1) + " of `" + function + "` is " + v + ", but must be a whole number, at least 1");
        }
        return (int) v;
    }

    public VectorFunction gives(Size result, Supplier<VectorFunction.Computation> computation) {
        return new VectorFunction(function, result, computation);
    }

    /// E610, for arguments of sizes that do not fit.
    public UserError misfit(String text) {
        return new UserError("E610", "`" + function + "`: " + text);
    }
}
