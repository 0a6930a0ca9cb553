package fopt.runtime.function;

import fopt.runtime.UserError;

/// The number of the entry in which the share u of the sum of all weights lies: with u uniform, each entry with a chance in proportion to its weight.
final class Pick {
    private Pick() {}

    static VectorFunction bind(Given given) {
        int n = given.vector(0).length();
        return given.gives(Size.NUMBER, () -> (call, out, at) -> {
            double[] weights = call.array(0);
            int from = call.offset(0);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                double w = weights[from + k];
                if (w < 0) {
                    throw new UserError("E650", "a choice by weights, but weight " + (k + 1) + " is " + w + ": weights are at least 0");
                }
                sum += w;
            }
            if (Double.isNaN(sum) || Double.isInfinite(sum)) {
                out[at] = 1;
                return;
            }
            if (sum == 0) {
                throw new UserError("E650", "a choice by weights that are all 0: at least one must be positive");
            }
            out[at] = place(weights, from, n, call.number(0) * sum);
        });
    }

    private static int place(double[] weights, int from, int n, double share) {
        int k = 0;
        int last = 0;
        for (double below = 0; below <= share && k < n; k++) {
            below += weights[from + k];
            last = weights[from + k] > 0 ? k : last;
        }
        return last + 1;
    }
}
