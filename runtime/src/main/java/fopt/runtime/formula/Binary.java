package fopt.runtime.formula;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Scalars;
import java.util.function.DoubleBinaryOperator;

/// Functions of two numbers, applied entry by entry. Comparisons are 1 where they hold, else 0.
public enum Binary {
    ADD {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            Kernels.add(a, ao, b, bo, out, oo, n);
        }
    },
    SUBTRACT {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            Kernels.subtract(a, ao, b, bo, out, oo, n);
        }
    },
    MULTIPLY {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            Kernels.multiply(a, ao, b, bo, out, oo, n);
        }
    },
    DIVIDE {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            Kernels.divide(a, ao, b, bo, out, oo, n);
        }
    },
    MAX {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.max(a[ao + k], b[bo + k]);
            }
        }
    },
    MIN {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.min(a[ao + k], b[bo + k]);
            }
        }
    },
    POWER {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            map(Scalars::pow, a, ao, b, bo, out, oo, n);
        }
    },
    LESS {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            map(Scalars::lt, a, ao, b, bo, out, oo, n);
        }
    },
    LESS_OR_EQUAL {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            map(Scalars::le, a, ao, b, bo, out, oo, n);
        }
    },
    EQUAL {
        @Override
        public void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
            map(Scalars::eq, a, ao, b, bo, out, oo, n);
        }
    };

    /// @param out *Modified*; may be a or b, at the same place
    public abstract void apply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n);

    /// At one pair of numbers.
    public double of(double s, double t) {
        double[] one = {s, t};
        apply(one, 0, one, 1, one, 0, 1);
        return one[0];
    }

    private static void map(DoubleBinaryOperator f, double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int k = 0; k < n; k++) {
            out[oo + k] = f.applyAsDouble(a[ao + k], b[bo + k]);
        }
    }
}
