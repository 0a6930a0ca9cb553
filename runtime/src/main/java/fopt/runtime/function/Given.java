package fopt.runtime.function;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
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
            throw new UserError("E611", "number " + (k + 1) + " of `" + function + "` decides the size of the result, and must be known before the run. "
                    + "It may be made of constants, parameters, and what is known of the run: `n`, `d`.");
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

    /// A function of which a result is asked only where all entries of its arguments are finite: else the result is not a number everywhere.
    public VectorFunction givesFinite(Size result, Supplier<VectorFunction.Computation> computation) {
        return gives(result, () -> {
            VectorFunction.Computation inner = computation.get();
            return (call, out, offset) -> {
                if (finite(call)) {
                    inner.run(call, out, offset);
                } else {
                    Arrays.fill(out, offset, offset + result.length(), Double.NaN);
                }
            };
        });
    }

    private boolean finite(Call call) {
        for (int k = 0; k < vectors.size(); k++) {
            if (!Double.isFinite(Kernels.maxAbs(call.array(k), call.offset(k), vectors.get(k).length()))) {
                return false;
            }
        }
        return true;
    }

    /// Rows of matrix k, whose rows and columns are as many. @throws UserError if it is not square
    public int square(int k) {
        Size size = vectors.get(k);
        if (size.rows() != size.columns()) {
            throw misfit("`" + function + "` needs a square matrix, but this is " + size);
        }
        return size.rows();
    }

    /// E610, for arguments of sizes that do not fit.
    public UserError misfit(String text) {
        return new UserError("E610", text);
    }
}
