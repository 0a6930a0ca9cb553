package fopt.runtime.function;

import fopt.runtime.UserError;

/// A number k, chosen with a chance in proportion to weight k by a number u from [0, 1): the first k with `w_1 + … + w_k > u (w_1 + … + w_n)`.
final class Pick {
    private Pick() {}

    static VectorFunction bind(Given given) {
        int n = given.vector(0).length();
        return given.gives(Size.NUMBER, () -> (call, out, at) -> out[at] = pick(call.array(0), call.offset(0), n, call.number(0)));
    }

    private static int pick(double[] w, int from, int n, double u) {
        double all = 0;
        int last = -1;
        for (int k = 0; k < n; k++) {
            double weight = w[from + k];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new UserError("E659", "weight " + (k + 1) + " of a choice is " + weight + ": weights are numbers, at least 0");
            }
            all += weight;
            last = weight > 0 ? k : last;
        }
        if (last < 0) {
            throw new UserError("E659", "all weights of a choice are 0, so there is nothing to choose");
        }
        double sum = 0;
        for (int k = 0; k < last; k++) {
            sum += w[from + k];
            if (sum > u * all) {
                return k + 1;
            }
        }
        return last + 1;
    }
}
