package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Elementwise updates for [Kernels] in the machine's vectors. The JIT compiler would not vectorise them by itself: it does not know that
/// rows at different offsets do not overlap. Each method returns how many entries it did; the caller does the rest.
///
/// No vector passes through a method of our own: the JIT compiler stops inlining those where a caller is large, and would then allocate each
/// vector.
final class WideUpdates {
    /// As many numbers of half the size.
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(2, COUNT) * Float.SIZE));

    private WideUpdates() {}

    static int axpy(double s, double[] x, int xo, double[] y, int yo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, y, yo + c).add(DoubleVector.fromArray(SPECIES, x, xo + c).mul(s)).intoArray(y, yo + c);
        }
        return c;
    }

    static int scale(double s, double[] x, int xo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, x, xo + c).mul(s).intoArray(out, oo + c);
        }
        return c;
    }

    static int roundToSingle(double[] x, int xo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, x, xo + c).convertShape(VectorOperators.D2F, FLOATS, 0).convertShape(VectorOperators.F2D, SPECIES, 0)
                    .reinterpretAsDoubles().intoArray(x, xo + c);
        }
        return c;
    }

    static int divide(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, a, ao + c).div(DoubleVector.fromArray(SPECIES, b, bo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int add(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, a, ao + c).add(DoubleVector.fromArray(SPECIES, b, bo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int subtract(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, a, ao + c).sub(DoubleVector.fromArray(SPECIES, b, bo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int multiply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, a, ao + c).mul(DoubleVector.fromArray(SPECIES, b, bo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int affine(double[] a, int ao, double[] x, int xo, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, a, ao + c).mul(DoubleVector.fromArray(SPECIES, x, xo + c))
                    .sub(DoubleVector.fromArray(SPECIES, b, bo + c)).intoArray(out, oo + c);
        }
        return c;
    }

    static int addAffine(double[] a, int ao, double[] x, int xo, double[] b, int bo, double[] out, int oo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector gradient = DoubleVector.fromArray(SPECIES, a, ao + c).mul(DoubleVector.fromArray(SPECIES, x, xo + c))
                    .sub(DoubleVector.fromArray(SPECIES, b, bo + c));
            DoubleVector.fromArray(SPECIES, out, oo + c).add(gradient).intoArray(out, oo + c);
        }
        return c;
    }
}
