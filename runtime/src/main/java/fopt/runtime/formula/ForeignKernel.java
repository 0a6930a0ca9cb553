package fopt.runtime.formula;

import java.util.Arrays;
import java.util.List;

/// Calls a [Foreign] function with numbers of a [Frame], from rooms of its own. Of several threads one after the other.
final class ForeignKernel {
    private final Foreign function;
    private final List<Instruction.Argument> from;
    private final double[][] arguments;
    private final double[] result;

    /// @param size how many numbers the function gives
    ForeignKernel(Foreign function, List<Instruction.Argument> from, int size) {
        this.function = function;
        this.from = List.copyOf(from);
        arguments = new double[from.size()][];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = new double[from.get(k).rows() * from.get(k).columns()];
        }
        result = new double[size];
    }

    /// One call. @param out *Modified*: the numbers one behind the other
    synchronized void once(Frame f, Operand out) {
        boolean batches = from.stream().anyMatch(a -> a.at().array() == Frame.BATCH || a.at().array() == Frame.BATCH_LABELS);
        if (batches && f.batch() == 0) {
            Arrays.fill(result, 0);
        } else {
            for (int k = 0; k < arguments.length; k++) {
                same(f, k);
            }
            function.call(arguments, f.batch(), result);
        }
        System.arraycopy(result, 0, f.array(out), f.start(out, 0), result.length);
    }

    /// A call for each sample of the chunk. @param out *Modified*: a row for each number
    synchronized void each(Frame f, Operand out) {
        for (int k = 0; k < arguments.length; k++) {
            if (!from.get(k).perSample()) {
                same(f, k);
            }
        }
        for (int s = 0; s < f.count(0); s++) {
            for (int k = 0; k < arguments.length; k++) {
                if (from.get(k).perSample()) {
                    ofSample(f, k, s);
                }
            }
            function.call(arguments, 0, result);
            for (int r = 0; r < result.length; r++) {
                f.array(out)[f.start(out, r) + s] = result[r];
            }
        }
    }

    private void same(Frame f, int k) {
        Instruction.Argument a = from.get(k);
        if (a.at().array() == Frame.BATCH || a.at().array() == Frame.BATCH_LABELS) {
            arguments[k] = f.array(a.at());
            return;
        }
        for (int r = 0; r < a.rows(); r++) {
            System.arraycopy(f.array(a.at()), f.start(a.at(), r), arguments[k], r * a.columns(), a.columns());
        }
    }

    private void ofSample(Frame f, int k, int sample) {
        Operand at = from.get(k).at();
        for (int r = 0; r < arguments[k].length; r++) {
            arguments[k][r] = f.array(at)[f.start(at, r) + (at.fixed() ? 0 : sample)];
        }
    }
}
