package fopt.runtime.linalg;

/// Functions of one or two numbers: their one meaning, shared by constant evaluation, the interpreter and generated code.
/// Everything here gives the same bits on every machine. Truth values are 0 and 1.
public final class Scalars {
    private Scalars() {}

    public static double truth(boolean b) {
        return b ? 1.0 : 0.0;
    }

    public static double not(double a) {
        return truth(a == 0.0);
    }

    public static double exp(double a) {
        return StrictMath.exp(a);
    }

    public static double log(double a) {
        return StrictMath.log(a);
    }

    public static double log1p(double a) {
        return StrictMath.log1p(a);
    }

    public static double sin(double a) {
        return StrictMath.sin(a);
    }

    public static double cos(double a) {
        return StrictMath.cos(a);
    }

    public static double tanh(double a) {
        return StrictMath.tanh(a);
    }

    /// Nearest whole number, halves to even.
    public static double round(double a) {
        return StrictMath.rint(a);
    }

    /// `a^b`; small whole exponents by multiplication, so that `x^2` is `x * x`.
    public static double pow(double a, double b) {
        if (b == 2.0) {
            return a * a;
        }
        if (b == 1.0) {
            return a;
        }
        if (b == 0.5) {
            return Math.sqrt(a);
        }
        if (b == 3.0) {
            return a * a * a;
        }
        if (b == -1.0) {
            return 1.0 / a;
        }
        return StrictMath.pow(a, b);
    }

    /// The remainder with the sign of b, as in mathematics: `mod(-1, 3) = 2`.
    public static double mod(double a, double b) {
        double r = a % b;
        return r != 0.0 && (r < 0.0) != (b < 0.0) ? r + b : r;
    }

    public static double eq(double a, double b) {
        return truth(a == b);
    }

    public static double ne(double a, double b) {
        return truth(a != b);
    }

    public static double lt(double a, double b) {
        return truth(a < b);
    }

    public static double le(double a, double b) {
        return truth(a <= b);
    }

    public static double gt(double a, double b) {
        return truth(a > b);
    }

    public static double ge(double a, double b) {
        return truth(a >= b);
    }

    /// Whatever is not 0 counts as true, NaN too.
    public static double and(double a, double b) {
        return truth(a != 0.0 & b != 0.0);
    }

    public static double or(double a, double b) {
        return truth(a != 0.0 | b != 0.0);
    }

    /// `a if condition else b`.
    public static double select(double condition, double a, double b) {
        return condition != 0.0 ? a : b;
    }
}
