package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// [RowBlocks] in the machine's vectors.
final class WideRowBlocks {
    private WideRowBlocks() {}

    /// The `width` lanes from `lane` on; a machine with shorter vectors runs once over the rows for each part.
    static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, int lane, int width, double[] out, int oo) {
        if (width > COUNT) {
            int half = width / 2;
            dot4(a, r0, r1, r2, r3, x, xo, n, lane, half, out, oo);
            dot4(a, r0, r1, r2, r3, x, xo, n, lane + half, half, out, oo + 4);
            PlainRowBlocks.addSecond(out, oo);
            return;
        }
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int end = n & -8;
        for (int c = lane; c < end; c += 8) {
            DoubleVector v = load(x, xo + c);
            s0 = s0.add(load(a, r0 + c).mul(v));
            s1 = s1.add(load(a, r1 + c).mul(v));
            s2 = s2.add(load(a, r2 + c).mul(v));
            s3 = s3.add(load(a, r3 + c).mul(v));
        }
        out[oo] = Lanes.sum(s0);
        out[oo + 1] = Lanes.sum(s1);
        out[oo + 2] = Lanes.sum(s2);
        out[oo + 3] = Lanes.sum(s3);
    }

    /// Returns how many columns it did.
    static int axpy4(double s0, double s1, double s2, double s3, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            load(y, yo + c)
                .add(load(a, r0 + c).mul(s0))
                .add(load(a, r1 + c).mul(s1))
                .add(load(a, r2 + c).mul(s2))
                .add(load(a, r3 + c).mul(s3))
                .intoArray(y, yo + c);
        }
        return c;
    }

    private static DoubleVector load(double[] a, int offset) {
        return DoubleVector.fromArray(SPECIES, a, offset);
    }
}
