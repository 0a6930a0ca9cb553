package fopt.runtime.linalg;

import static fopt.runtime.linalg.Elementary.*;
import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// [Elementary] in the machine's vectors, operation by operation as the scalar code has it. The methods on vectors are for generated code
/// too; those on arrays return how many numbers they did.
///
/// A vector method must be inlined into the loop that calls it, else its vectors become objects. HotSpot refuses a callee of more than 325
/// bytes of bytecode, or one that it has compiled to more than 2500 bytes already, and stops inlining in a method of some eighty vector
/// operations. So these stay small, and the loops call the parts of [#softplus] rather than the whole.
public final class WideElementary {
    // Constants are vectors already: each broadcast in a method would bring the compiler nearer to its limit.
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector FOUR = all(4);
    private static final DoubleVector MINUS_QUARTER = all(-0.25);
    private static final DoubleVector ROUNDER = all(ROUND);
    private static final DoubleVector PER_LN2 = all(LOG2_E);
    private static final DoubleVector LN2 = all(LN2_HIGH);
    private static final DoubleVector MINUS_LN2_HIGH = all(-LN2_HIGH);
    private static final DoubleVector MINUS_LN2_LOW = all(-LN2_LOW);

    // 1 / k!
    private static final DoubleVector F2 = all(0.5);
    private static final DoubleVector F3 = all(1.0 / 6);
    private static final DoubleVector F4 = all(1.0 / 24);
    private static final DoubleVector F5 = all(1.0 / 120);
    private static final DoubleVector F6 = all(1.0 / 720);
    private static final DoubleVector F7 = all(1.0 / 5040);
    private static final DoubleVector F8 = all(1.0 / 40320);
    private static final DoubleVector F9 = all(1.0 / 362880);
    private static final DoubleVector F10 = all(1.0 / 3628800);
    private static final DoubleVector F11 = all(1.0 / 39916800);
    private static final DoubleVector F12 = all(1.0 / 479001600);
    private static final DoubleVector F13 = all(1.0 / 6227020800.0);
    private static final DoubleVector F14 = all(1.0 / 87178291200.0);
    private static final DoubleVector F15 = all(1.0 / 1307674368000.0);
    private static final DoubleVector F16 = all(1.0 / 20922789888000.0);
    private static final DoubleVector F17 = all(1.0 / 355687428096000.0);

    // 2 / k
    private static final DoubleVector H3 = all(2.0 / 3);
    private static final DoubleVector H5 = all(2.0 / 5);
    private static final DoubleVector H7 = all(2.0 / 7);
    private static final DoubleVector H9 = all(2.0 / 9);
    private static final DoubleVector H11 = all(2.0 / 11);
    private static final DoubleVector H13 = all(2.0 / 13);
    private static final DoubleVector H15 = all(2.0 / 15);
    private static final DoubleVector H17 = all(2.0 / 17);
    private static final DoubleVector H19 = all(2.0 / 19);
    private static final DoubleVector H21 = all(2.0 / 21);
    private static final DoubleVector H23 = all(2.0 / 23);
    private static final DoubleVector H25 = all(2.0 / 25);
    private static final DoubleVector H27 = all(2.0 / 27);
    private static final DoubleVector H29 = all(2.0 / 29);
    private static final DoubleVector H31 = all(2.0 / 31);
    private static final DoubleVector H33 = all(2.0 / 33);

    private WideElementary() {}

    /// e^x in each lane.
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.fma(PER_LN2, ROUNDER);
        DoubleVector k = rounded.sub(ROUNDER);
        DoubleVector r = k.fma(MINUS_LN2_LOW, k.fma(MINUS_LN2_HIGH, x));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector p0 = r2.fma(r.fma(F5, F4), r.fma(F3, F2));
        DoubleVector p1 = r2.fma(r.fma(F9, F8), r.fma(F7, F6));
        DoubleVector p2 = r2.fma(r.fma(F13, F12), r.fma(F11, F10));
        DoubleVector p = r4.fma(r4.fma(p2, p1), p0);
        DoubleVector e = r2.fma(p, r).add(ONE);
        LongVector exponent = rounded.reinterpretAsLongs().sub(ROUND_BITS);
        LongVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        return e.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)))
            .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, EXP_LARGEST))
            .blend(0, x.compare(VectorOperators.LT, EXP_SMALLEST));
    }

    private static DoubleVector all(double x) {
        return DoubleVector.broadcast(SPECIES, x);
    }

    private static DoubleVector powerOfTwo(LongVector exponent) {
        return exponent.add(1023).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
    }

    /// The natural logarithm in each lane.
    public static DoubleVector log(DoubleVector x) {
        VectorMask<Double> subnormal = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
        LongVector bits = x.blend(x.mul(SUBNORMAL_SCALE), subnormal).reinterpretAsLongs();
        LongVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 52);
        DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(ONE);
        DoubleVector k = exponent.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUNDER);
        k = k.blend(k.sub(54), subnormal);
        VectorMask<Double> positive = x.compare(VectorOperators.GT, 0);
        DoubleVector special = all(Double.NaN)
            .blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
            .blend(Double.POSITIVE_INFINITY, positive);
        return special.blend(logOfScaled(f, k), positive.and(x.compare(VectorOperators.LT, Double.POSITIVE_INFINITY)));
    }

    /// `log((1 + f) 2^k)`.
    private static DoubleVector logOfScaled(DoubleVector f, DoubleVector k) {
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector p0 = z2.fma(z.fma(H9, H7), z.fma(H5, H3));
        DoubleVector p1 = z2.fma(z.fma(H17, H15), z.fma(H13, H11));
        DoubleVector p2 = z2.fma(H23, z.fma(H21, H19));
        DoubleVector p = z4.fma(z4.fma(p2, p1), p0);
        DoubleVector square = f.mul(0.5).mul(f);
        DoubleVector low = s.fma(z.fma(p, square), k.mul(LN2_LOW));
        return k.fma(LN2, f.sub(square.sub(low)));
    }

    /// `1 / (1 + e^−x)` in each lane.
    public static DoubleVector sigmoid(DoubleVector x) {
        return ONE.div(exp(x.neg()).add(ONE));
    }

    /// `log(1 + e^x)` in each lane.
    public static DoubleVector softplus(DoubleVector x) {
        return x.max(0).add(log1pOfUnit(exp(x.abs().neg())));
    }

    /// `log(1 + u)` for u in [0, 1].
    private static DoubleVector log1pOfUnit(DoubleVector u) {
        DoubleVector s = u.div(u.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector p0 = z2.fma(z.fma(H9, H7), z.fma(H5, H3));
        DoubleVector p1 = z2.fma(z.fma(H17, H15), z.fma(H13, H11));
        DoubleVector p2 = z2.fma(z.fma(H25, H23), z.fma(H21, H19));
        DoubleVector p3 = z2.fma(z.fma(H33, H31), z.fma(H29, H27));
        DoubleVector p = z4.fma(z4.fma(z4.fma(p3, p2), p1), p0);
        return s.mul(z).fma(p, s.mul(2));
    }

    /// `cos 2πv` in each lane.
    public static DoubleVector cosTurns(DoubleVector v) {
        DoubleVector rounded = v.fma(FOUR, ROUNDER);
        DoubleVector angle = rounded.sub(ROUNDER).fma(MINUS_QUARTER, v).mul(2 * Math.PI);
        DoubleVector z = angle.mul(angle).neg();
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector c0 = z2.fma(z.fma(F6, F4), z.fma(F2, ONE));
        DoubleVector c1 = z2.fma(z.fma(F14, F12), z.fma(F10, F8));
        DoubleVector c = z4.fma(z4.fma(F16, c1), c0);
        DoubleVector s0 = z2.fma(z.fma(F9, F7), z.fma(F5, F3));
        DoubleVector s1 = z2.fma(z.fma(F17, F15), z.fma(F13, F11));
        DoubleVector s = z.mul(angle).fma(z4.fma(s1, s0), angle);
        LongVector quarter = rounded.reinterpretAsLongs();
        VectorMask<Double> odd = quarter.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
        VectorMask<Double> negative = quarter.add(1).and(2).compare(VectorOperators.NE, 0).cast(SPECIES);
        DoubleVector value = c.blend(s, odd);
        return value.blend(value.neg(), negative);
    }

    static int exp(double[] x, int xo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            exp(DoubleVector.fromArray(SPECIES, x, xo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int log(double[] x, int xo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            log(DoubleVector.fromArray(SPECIES, x, xo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int sigmoid(double[] x, int xo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            sigmoid(DoubleVector.fromArray(SPECIES, x, xo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int softplus(double[] x, int xo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + c);
            v.max(0).add(log1pOfUnit(exp(v.abs().neg()))).intoArray(out, oo + c);
        }
        return c;
    }
}
