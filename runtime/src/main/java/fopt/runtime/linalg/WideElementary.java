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
/// A vector method must be inlined into the loop that calls it, else its vectors become objects: HotSpot refuses a callee of more than 2500
/// bytes of machine code. So these stay small, and the loops call the parts of [#softplus] rather than the whole.
public final class WideElementary {
    private WideElementary() {}

    /// e^x in each lane.
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.fma(all(LOG2_E), all(ROUND));
        DoubleVector k = rounded.sub(ROUND);
        DoubleVector r = k.fma(all(-LN2_LOW), k.fma(all(-LN2_HIGH), x));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector p0 = r2.fma(r.fma(1.0 / 120, 1.0 / 24), r.fma(1.0 / 6, 0.5));
        DoubleVector p1 = r2.fma(r.fma(1.0 / 362880, 1.0 / 40320), r.fma(1.0 / 5040, 1.0 / 720));
        DoubleVector p2 = r2.fma(r.fma(1.0 / 6227020800.0, 1.0 / 479001600), r.fma(1.0 / 39916800, 1.0 / 3628800));
        DoubleVector p = r4.fma(r4.fma(p2, p1), p0);
        DoubleVector e = r2.fma(p, r).add(1);
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
        DoubleVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles().sub(1);
        DoubleVector k = exponent.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUND);
        k = k.blend(k.sub(54), subnormal);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector p0 = z2.fma(z.fma(2.0 / 9, 2.0 / 7), z.fma(2.0 / 5, 2.0 / 3));
        DoubleVector p1 = z2.fma(z.fma(2.0 / 17, 2.0 / 15), z.fma(2.0 / 13, 2.0 / 11));
        DoubleVector p2 = z2.fma(all(2.0 / 23), z.fma(2.0 / 21, 2.0 / 19));
        DoubleVector p = z4.fma(z4.fma(p2, p1), p0);
        DoubleVector square = f.mul(0.5).mul(f);
        DoubleVector low = s.fma(z.fma(p, square), k.mul(LN2_LOW));
        DoubleVector log = k.fma(all(LN2_HIGH), f.sub(square.sub(low)));
        DoubleVector special = all(Double.NaN)
            .blend(Double.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
            .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 0));
        VectorMask<Double> finite = x.compare(VectorOperators.GT, 0).and(x.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
        return special.blend(log, finite);
    }

    /// `1 / (1 + e^−x)` in each lane.
    public static DoubleVector sigmoid(DoubleVector x) {
        return all(1).div(exp(x.neg()).add(1));
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
        DoubleVector p0 = z2.fma(z.fma(2.0 / 9, 2.0 / 7), z.fma(2.0 / 5, 2.0 / 3));
        DoubleVector p1 = z2.fma(z.fma(2.0 / 17, 2.0 / 15), z.fma(2.0 / 13, 2.0 / 11));
        DoubleVector p2 = z2.fma(z.fma(2.0 / 25, 2.0 / 23), z.fma(2.0 / 21, 2.0 / 19));
        DoubleVector p3 = z2.fma(z.fma(2.0 / 33, 2.0 / 31), z.fma(2.0 / 29, 2.0 / 27));
        DoubleVector p = z4.fma(z4.fma(z4.fma(p3, p2), p1), p0);
        return s.mul(z).fma(p, s.mul(2));
    }

    /// `cos 2πv` in each lane.
    public static DoubleVector cosTurns(DoubleVector v) {
        DoubleVector rounded = v.fma(4, ROUND);
        DoubleVector angle = rounded.sub(ROUND).fma(all(-0.25), v).mul(2 * Math.PI);
        DoubleVector z = angle.mul(angle);
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector c0 = z2.fma(z.fma(-1.0 / 720, 1.0 / 24), z.fma(-0.5, 1));
        DoubleVector c1 = z2.fma(z.fma(-1.0 / 87178291200.0, 1.0 / 479001600), z.fma(-1.0 / 3628800, 1.0 / 40320));
        DoubleVector c = z4.fma(z4.fma(all(1.0 / 20922789888000.0), c1), c0);
        DoubleVector s0 = z2.fma(z.fma(1.0 / 362880, -1.0 / 5040), z.fma(1.0 / 120, -1.0 / 6));
        DoubleVector s1 = z2.fma(z.fma(1.0 / 355687428096000.0, -1.0 / 1307674368000.0), z.fma(1.0 / 6227020800.0, -1.0 / 39916800));
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
