package fopt.runtime.function;

import java.util.Arrays;

/// Calls of a function by one thread: the arguments, one after the other, then [#run].
///
/// Vectors and matrices are counted apart from numbers: in `quantile(v, 0.5)`, v is vector 0 and 0.5 is number 0.
public final class Call {
    private final VectorFunction.Computation computation;
    private double[][] arrays = {};
    private int[] offsets = {};
    private double[] numbers = {};

    Call(VectorFunction.Computation computation) {
        this.computation = computation;
    }

    /// Argument k is the row that begins at `offset`.
    public Call vector(int k, double[] array, int offset) {
        if (k >= arrays.length) {
            arrays = Arrays.copyOf(arrays, k + 1);
            offsets = Arrays.copyOf(offsets, k + 1);
        }
        arrays[k] = array;
        offsets[k] = offset;
        return this;
    }

    public Call number(int k, double value) {
        if (k >= numbers.length) {
            numbers = Arrays.copyOf(numbers, k + 1);
        }
        numbers[k] = value;
        return this;
    }

    /// Computes the value. @param out no argument lies where the value goes. *Modified*
    public void run(double[] out, int offset) {
        computation.run(this, out, offset);
    }

    // ---- for the computation

    /// The array in which argument k lies, from [#offset] on.
    public double[] array(int k) {
        return arrays[k];
    }

    public int offset(int k) {
        return offsets[k];
    }

    public double number(int k) {
        return numbers[k];
    }
}
