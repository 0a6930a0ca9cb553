package fopt.runtime.robust;

import fopt.runtime.UserError;
import fopt.runtime.function.Call;
import fopt.runtime.function.Size;
import fopt.runtime.function.VectorFunction;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// Rules as functions of a table whose entries lie one after the other in a row, for whoever holds one: the number of entries, at most `entries`, is the
/// last number of the call.
public final class TableFunctions {
    private TableFunctions() {}

    /// `rule(table; count, u)`: the order in which a rule that draws sees the entries comes from u, drawn uniformly from 0..1 by whoever applies the rule.
    /// @param f how many entries may be wrong, where the rule does not say @param item size of an entry
    public static VectorFunction rule(RuleSpec rule, int f, Size item) {
        return new VectorFunction(rule.name(), item, () -> {
            RobustRule made = rule.make(f);
            Inputs inputs = new Inputs();
            Stream draws = new Stream();
            return (call, out, at) -> {
                int count = count(call, 0);
                draws.reset(Double.doubleToLongBits(call.number(1)), 0, 0, 0, 0);
                made.apply(inputs.stacked(call.array(0), call.offset(0), count, item.length()), draws, out, at);
            };
        });
    }

    /// Whether a rule draws.
    public static boolean draws(RuleSpec rule, int f) {
        return rule.make(f).draws();
    }

    /// `nearest_mean(x, table; k, count)`: the mean of x and the k − 1 entries nearest to it; of equally near ones the first.
    public static VectorFunction nearestMean(Size item) {
        int d = item.length();
        return new VectorFunction("nearest_mean", item, () -> {
            Inputs inputs = new Inputs();
            Room distances = new Room();
            Room sorted = new Room();
            return (call, out, at) -> {
                int count = (int) call.number(1);
                int k = nearest(call.number(0), count);
                inputs.stacked(call.array(1), call.offset(1), count, d);
                double[] distance = distances.numbers(count);
                for (int j = 0; j < count; j++) {
                    distance[j] = Kernels.squaredDistance(call.array(0), call.offset(0), call.array(1), inputs.start()[j], d);
                }
                if (k > 1) {
                    Nearest.mean(inputs, distance, k - 1, sorted.numbers(count), out, at);
                    Kernels.scale((k - 1.0) / k, out, at, out, at, d);
                    Kernels.axpy(1.0 / k, call.array(0), call.offset(0), out, at, d);
                } else {
                    System.arraycopy(call.array(0), call.offset(0), out, at, d);
                }
            };
        });
    }

    private static int count(Call call, int number) {
        int count = (int) call.number(number);
        if (count < 1) {
            throw new UserError("E662", "a robust rule of no vectors: a node without neighbours, or a cohort without members. A rule needs one vector at least.");
        }
        return count;
    }

    private static int nearest(double k, int count) {
        if (!(k >= 1 && k < count + 2.0)) {
            throw new UserError("E663", "`nearest_mean` of " + k + " vectors, but there are " + (count + 1) + ", x among them. Take at least 1 and at most that many.");
        }
        return (int) k;
    }
}
