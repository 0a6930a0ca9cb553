package fopt.runtime.linalg;

/// exp, log and their kin, the same bits on every machine, for one number or for vectors.
///
/// Measured against correctly rounded values the error is below 1.5 ulp (3 ulp for [#sigmoid] and [#softplus]; a test holds the
/// bounds). Special values are those of [Math]: NaN stays NaN, `exp(−∞) = 0`, `log 0 = −∞`, `log` of a negative number is NaN.
///
/// exp and log reduce their argument as fdlibm does (Sun Microsystems, 1993) and sum the Taylor series of the rest, in Estrin's order, which has
/// short chains of dependent operations. Fused multiply-adds are used throughout; they are exactly defined, so vectors of any width
/// give what the scalar code gives.
public final class Elementary {
    /// 1.5 · 2^52: adding it rounds a small number to an integer and leaves that integer in the low bits.
    static final double ROUND = 0x1.8p52;
    static final long ROUND_BITS = Double.doubleToRawLongBits(ROUND);
    static final double LOG2_E = 1.4426950408889634;
    /// ln 2 in two parts; the first has 33 significant bits, so that its product with an exponent is exact.
    static final double LN2_HIGH = 6.93147180369123816490e-01;
    static final double LN2_LOW = 1.90821492927058770002e-10;
    /// Beyond these, e^x rounds to 0 and ∞.
    static final double EXP_SMALLEST = -745.1332191019412;
    static final double EXP_LARGEST = 709.782712893384;
    static final long ROOT_HALF_BITS = Double.doubleToRawLongBits(0.7071067811865476);
    static final double SUBNORMAL_SCALE = 0x1p54;

    /// Shorter arrays run in scalar code, which is as fast there, and much faster as long as it is not compiled.
    private static final int WIDE_FROM = 32;

    private Elementary() {}

    /// e^x.
    public static double exp(double x) {
        double rounded = Math.fma(x, LOG2_E, ROUND);
        double k = rounded - ROUND;
        double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
        double r2 = r * r;
        double r4 = r2 * r2;
        double p0 = Math.fma(r2, Math.fma(r, 1.0 / 120, 1.0 / 24), Math.fma(r, 1.0 / 6, 0.5));
        double p1 = Math.fma(r2, Math.fma(r, 1.0 / 362880, 1.0 / 40320), Math.fma(r, 1.0 / 5040, 1.0 / 720));
        double p2 = Math.fma(r2, Math.fma(r, 1.0 / 6227020800.0, 1.0 / 479001600), Math.fma(r, 1.0 / 39916800, 1.0 / 3628800));
        double p = Math.fma(r4, Math.fma(r4, p2, p1), p0);
        double e = 1 + Math.fma(r2, p, r);
        long exponent = Double.doubleToRawLongBits(rounded) - ROUND_BITS;
        long half = exponent >> 1;
        double value = e * powerOfTwo(half) * powerOfTwo(exponent - half);
        return x > EXP_LARGEST ? Double.POSITIVE_INFINITY : x < EXP_SMALLEST ? 0 : value;
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + 1023) << 52);
    }

    /// The natural logarithm.
    public static double log(double x) {
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * SUBNORMAL_SCALE : x);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        double k = Double.longBitsToDouble(exponent + ROUND_BITS) - ROUND;
        k = subnormal ? k - 54 : k;
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double p0 = Math.fma(z2, Math.fma(z, 2.0 / 9, 2.0 / 7), Math.fma(z, 2.0 / 5, 2.0 / 3));
        double p1 = Math.fma(z2, Math.fma(z, 2.0 / 17, 2.0 / 15), Math.fma(z, 2.0 / 13, 2.0 / 11));
        double p2 = Math.fma(z2, 2.0 / 23, Math.fma(z, 2.0 / 21, 2.0 / 19));
        double p = Math.fma(z4, Math.fma(z4, p2, p1), p0);
        double square = 0.5 * f * f;
        double low = Math.fma(s, Math.fma(z, p, square), k * LN2_LOW);
        double log = Math.fma(k, LN2_HIGH, f - (square - low));
        double special = x > 0 ? x : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        return x > 0 && x < Double.POSITIVE_INFINITY ? log : special;
    }

    /// `1 / (1 + e^−x)`.
    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /// `log(1 + e^x)`, without overflow: `max(x, 0) + log(1 + u)` with u = e^−|x|, and `log(1 + u) = 2 artanh(u / (2 + u))`.
    public static double softplus(double x) {
        double u = exp(-Math.abs(x));
        double s = u / (2 + u);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double p0 = Math.fma(z2, Math.fma(z, 2.0 / 9, 2.0 / 7), Math.fma(z, 2.0 / 5, 2.0 / 3));
        double p1 = Math.fma(z2, Math.fma(z, 2.0 / 17, 2.0 / 15), Math.fma(z, 2.0 / 13, 2.0 / 11));
        double p2 = Math.fma(z2, Math.fma(z, 2.0 / 25, 2.0 / 23), Math.fma(z, 2.0 / 21, 2.0 / 19));
        double p3 = Math.fma(z2, Math.fma(z, 2.0 / 33, 2.0 / 31), Math.fma(z, 2.0 / 29, 2.0 / 27));
        double p = Math.fma(z4, Math.fma(z4, Math.fma(z4, p3, p2), p1), p0);
        return Math.max(x, 0) + Math.fma(s * z, p, 2 * s);
    }

    /// `cos 2πv`, for |v| below 2^40: v counts turns.
    public static double cosTurns(double v) {
        double rounded = Math.fma(4, v, ROUND);
        double angle = Math.fma(-0.25, rounded - ROUND, v) * (2 * Math.PI);
        double z = -(angle * angle);
        double z2 = z * z;
        double z4 = z2 * z2;
        double c0 = Math.fma(z2, Math.fma(z, 1.0 / 720, 1.0 / 24), Math.fma(z, 0.5, 1));
        double c1 = Math.fma(z2, Math.fma(z, 1.0 / 87178291200.0, 1.0 / 479001600), Math.fma(z, 1.0 / 3628800, 1.0 / 40320));
        double c = Math.fma(z4, Math.fma(z4, 1.0 / 20922789888000.0, c1), c0);
        double s0 = Math.fma(z2, Math.fma(z, 1.0 / 362880, 1.0 / 5040), Math.fma(z, 1.0 / 120, 1.0 / 6));
        double s1 = Math.fma(z2, Math.fma(z, 1.0 / 355687428096000.0, 1.0 / 1307674368000.0), Math.fma(z, 1.0 / 6227020800.0, 1.0 / 39916800));
        double s = Math.fma(z * angle, Math.fma(z4, s1, s0), angle);
        long quarter = Double.doubleToRawLongBits(rounded);
        double value = (quarter & 1) == 0 ? c : s;
        return (quarter + 1 & 2) == 0 ? value : -value;
    }

    /// `out[c] = e^x[c]`. @param out *Modified*; may be x, at the same offset
    public static void exp(double[] x, int xo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideElementary.exp(x, xo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = exp(x[xo + c]);
        }
    }

    /// `out[c] = log x[c]`. @param out *Modified*; may be x, at the same offset
    public static void log(double[] x, int xo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideElementary.log(x, xo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = log(x[xo + c]);
        }
    }

    /// `out[c] = 1 / (1 + e^−x[c])`. @param out *Modified*; may be x, at the same offset
    public static void sigmoid(double[] x, int xo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideElementary.sigmoid(x, xo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = sigmoid(x[xo + c]);
        }
    }

    /// `out[c] = log(1 + e^x[c])`. @param out *Modified*; may be x, at the same offset
    public static void softplus(double[] x, int xo, double[] out, int oo, int n) {
        int done = Wide.AVAILABLE && n >= WIDE_FROM ? WideElementary.softplus(x, xo, out, oo, n) : 0;
        for (int c = done; c < n; c++) {
            out[oo + c] = softplus(x[xo + c]);
        }
    }
}
