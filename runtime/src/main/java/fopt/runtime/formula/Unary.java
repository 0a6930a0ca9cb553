package fopt.runtime.formula;

import fopt.runtime.linalg.Elementary;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Scalars;
import java.util.function.DoubleUnaryOperator;

/// Functions of one number, applied entry by entry.
public enum Unary {
    COPY {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            System.arraycopy(x, xo, out, oo, n);
        }
    },
    NEGATE {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            Kernels.scale(-1, x, xo, out, oo, n);
        }
    },
    EXP {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            Elementary.exp(x, xo, out, oo, n);
        }
    },
    LOG {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            Elementary.log(x, xo, out, oo, n);
        }
    },
    /// 1/(1 + exp(−t))
    SIGMOID {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            Elementary.sigmoid(x, xo, out, oo, n);
        }
    },
    /// log(1 + exp(t)), without overflow
    SOFTPLUS {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            Elementary.softplus(x, xo, out, oo, n);
        }
    },
    TANH {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            HyperbolicTangent.apply(x, xo, out, oo, n);
        }
    },
    SQRT {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.sqrt(x[xo + k]);
            }
        }
    },
    ABS {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.abs(x[xo + k]);
            }
        }
    },
    SIGN {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.signum(x[xo + k]);
            }
        }
    },
    /// max(t, 0)
    RELU {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = Math.max(x[xo + k], 0);
            }
        }
    },
    /// 1 above 0, else 0: the slope of RELU
    STEP {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = x[xo + k] > 0 ? 1 : 0;
            }
        }
    },
    /// 1/t, and 0 at 0: a norm has slope 0 where it vanishes
    INVERSE_OR_ZERO {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            for (int k = 0; k < n; k++) {
                out[oo + k] = x[xo + k] == 0 ? 0 : 1 / x[xo + k];
            }
        }
    },
    LOG1P {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            map(Scalars::log1p, x, xo, out, oo, n);
        }
    },
    SIN {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            map(Scalars::sin, x, xo, out, oo, n);
        }
    },
    COS {
        @Override
        public void apply(double[] x, int xo, double[] out, int oo, int n) {
            map(Scalars::cos, x, xo, out, oo, n);
        }
    };

    /// @param out *Modified*; may be x, at the same place
    public abstract void apply(double[] x, int xo, double[] out, int oo, int n);

    /// At one number.
    public double of(double t) {
        double[] one = {t};
        apply(one, 0, one, 0, 1);
        return one[0];
    }

    private static void map(DoubleUnaryOperator f, double[] x, int xo, double[] out, int oo, int n) {
        for (int k = 0; k < n; k++) {
            out[oo + k] = f.applyAsDouble(x[xo + k]);
        }
    }
}
