package fopt.runtime.function;

import java.util.List;
import java.util.OptionalDouble;

/// A function whose value has the size of its argument, applied to each of several matrices that lie one behind the other in a vector.
public final class Blockwise {
    private Blockwise() {}

    /// @param blocks sizes of the matrices, in order
    /// @param numbers those known before the run; each block gets all of them
    public static VectorFunction of(FunctionDefinition function, List<Size> blocks, List<OptionalDouble> numbers) {
        List<VectorFunction> each = blocks.stream().map(b -> function.bind(List.of(b), numbers)).toList();
        int length = blocks.stream().mapToInt(Size::length).sum();
        return new VectorFunction(function.name(), Size.of(length), () -> computation(each, numbers.size()));
    }

    private static VectorFunction.Computation computation(List<VectorFunction> each, int numbers) {
        List<Call> calls = each.stream().map(VectorFunction::call).toList();
        int[] lengths = each.stream().mapToInt(f -> f.result().length()).toArray();
        return (call, out, at) -> {
            int from = 0;
            for (int k = 0; k < lengths.length; k++) {
                Call one = calls.get(k).vector(0, call.array(0), call.offset(0) + from);
                for (int j = 0; j < numbers; j++) {
                    one.number(j, call.number(j));
                }
                one.run(out, at + from);
                from += lengths[k];
            }
        };
    }
}
