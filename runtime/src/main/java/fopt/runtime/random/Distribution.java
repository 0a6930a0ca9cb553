package fopt.runtime.random;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Normals;

/// Laws of single numbers, drawn from a [Stream]. Up to two parameters, a and b; a law that has fewer ignores the rest.
public enum Distribution {
    /// 1 with probability a, else 0.
    COIN {
        @Override
        public double draw(Stream draws, double a, double b) {
            return draws.nextDouble() < a ? 1.0 : 0.0;
        }
    },

    /// Normal with mean a and standard deviation b.
    NORMAL {
        @Override
        public double draw(Stream draws, double a, double b) {
            return a + b * draws.nextNormal();
        }

        @Override
        public void fill(Stream draws, double a, double b, double[] out, int oo, int n) {
            Normals.fill(draws.key(), draws.position(), b, out, oo, n);
            draws.skip(2L * n);
            for (int c = 0; c < n; c++) {
                out[oo + c] += a;
            }
        }
    },

    /// Uniform on [a, b).
    UNIFORM {
        @Override
        public double draw(Stream draws, double a, double b) {
            return a + (b - a) * draws.nextDouble();
        }
    },

    /// Number of trials, each a success with probability a, up to and including the first success.
    GEOMETRIC {
        @Override
        public double draw(Stream draws, double a, double b) {
            if (!(a > 0 && a <= 1)) {
                throw new UserError("E607", "`geometric(" + a + ")`: the chance of success must be above 0 and at most 1");
            }
            double trials = Math.ceil(StrictMath.log1p(-draws.nextDouble()) / StrictMath.log1p(-a));
            return a == 1 ? 1 : Math.max(1, trials);
        }
    },

    /// Uniform among the whole numbers a … b.
    INTEGER {
        @Override
        public double draw(Stream draws, double a, double b) {
            if (!(a <= b && b - a < Integer.MAX_VALUE)) {
                throw new UserError("E607", "a whole number between " + a + " and " + b + ": the first must not be larger, and at most 2^31 - 2 apart");
            }
            return a + draws.nextInt((int) (b - a) + 1);
        }
    },

    /// Exponential with mean a.
    EXPONENTIAL {
        @Override
        public double draw(Stream draws, double a, double b) {
            return -a * StrictMath.log1p(-draws.nextDouble());
        }
    },

    /// Laplace with mean a and scale b (the mean of |X - a|).
    LAPLACE {
        @Override
        public double draw(Stream draws, double a, double b) {
            double u = draws.nextDouble() - 0.5;
            return a - b * Math.signum(u) * StrictMath.log1p(-2 * Math.abs(u));
        }
    },

    /// The place, from 1, of item a in a random order of b items. Whoever draws it from the same stream sees the same order.
    PLACE {
        @Override
        public double draw(Stream draws, double a, double b) {
            return place(draws, (int) a - 1, (int) b) + 1.0;
        }
    },

    /// A random subset of a places out of all: 1 there, 0 elsewhere; every subset is equally likely.
    SUBSET {
        @Override
        public double draw(Stream draws, double a, double b) {
            return a >= 1 ? 1.0 : 0.0;
        }

        @Override
        public void fill(Stream draws, double a, double b, double[] out, int oo, int n) {
            if (!(a >= 0 && a <= n)) {
                throw new UserError("E607", "`choose` of " + a + " out of " + n + ": the number must be between 0 and " + n);
            }
            subset(draws, (int) a, out, oo, n);
        }
    },

    /// The numbers 1 … n in a random order.
    PERMUTATION {
        @Override
        public double draw(Stream draws, double a, double b) {
            return 1;
        }

        @Override
        public void fill(Stream draws, double a, double b, double[] out, int oo, int n) {
            permutation(draws, out, oo, n);
        }
    };

    /// Follows one item through a shuffle (Fisher and Yates).
    private static int place(Stream draws, int item, int items) {
        int at = item;
        for (int i = items - 1; i > 0; i--) {
            int j = draws.nextInt(i + 1);
            at = at == i ? j : at == j ? i : at;
        }
        return at;
    }

    /// Floyd's algorithm (see [Stream#choose]), on the marks themselves.
    private static void subset(Stream draws, int k, double[] out, int oo, int n) {
        java.util.Arrays.fill(out, oo, oo + n, 0.0);
        for (int j = n - k; j < n; j++) {
            int t = draws.nextInt(j + 1);
            out[oo + (out[oo + t] == 0.0 ? t : j)] = 1.0;
        }
    }

    private static void permutation(Stream draws, double[] out, int oo, int n) {
        for (int i = 0; i < n; i++) {
            int j = draws.nextInt(i + 1);
            out[oo + i] = out[oo + j];
            out[oo + j] = i + 1.0;
        }
    }

    public abstract double draw(Stream draws, double a, double b);

    /// Independent draws into n numbers from `oo`. @param out *Modified*
    public void fill(Stream draws, double a, double b, double[] out, int oo, int n) {
        for (int c = 0; c < n; c++) {
            out[oo + c] = draw(draws, a, b);
        }
    }
}
