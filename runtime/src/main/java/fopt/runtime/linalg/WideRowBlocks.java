package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// [RowBlocks] in the machine's vectors. A machine with vectors of fewer than eight lanes runs once over the rows for each part of the lanes.
final class WideRowBlocks {
    private WideRowBlocks() {}

    /// @param work *Modified*: lane l of row k at 8k + l
    static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, double[] work) {
        int end = n & -8;
        for (int lane = 0; lane < 8; lane += COUNT) {
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            for (int c = lane; c < end; c += 8) {
                DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + c);
                s0 = s0.add(DoubleVector.fromArray(SPECIES, a, r0 + c).mul(v));
                s1 = s1.add(DoubleVector.fromArray(SPECIES, a, r1 + c).mul(v));
                s2 = s2.add(DoubleVector.fromArray(SPECIES, a, r2 + c).mul(v));
                s3 = s3.add(DoubleVector.fromArray(SPECIES, a, r3 + c).mul(v));
            }
            s0.intoArray(work, lane);
            s1.intoArray(work, 8 + lane);
            s2.intoArray(work, 16 + lane);
            s3.intoArray(work, 24 + lane);
        }
    }

    /// @param work *Modified*: lane l of row k and vector q at 32q + 8k + l
    static void dot4x4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int step, int n, double[] work) {
        for (int lane = 0; lane < 8; lane += COUNT) {
            tile(a, r0 + lane, r1 + lane, r2 + lane, r3 + lane, x, xo + lane, step, n & -8, work, lane);
        }
    }

    private static void tile(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int step, int end, double[] work, int lane) {
        DoubleVector p0 = DoubleVector.zero(SPECIES);
        DoubleVector p1 = p0;
        DoubleVector p2 = p0;
        DoubleVector p3 = p0;
        DoubleVector q0 = p0;
        DoubleVector q1 = p0;
        DoubleVector q2 = p0;
        DoubleVector q3 = p0;
        DoubleVector s0 = p0;
        DoubleVector s1 = p0;
        DoubleVector s2 = p0;
        DoubleVector s3 = p0;
        DoubleVector t0 = p0;
        DoubleVector t1 = p0;
        DoubleVector t2 = p0;
        DoubleVector t3 = p0;
        for (int c = 0; c < end; c += 8) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, r0 + c);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, r1 + c);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, a, r2 + c);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, a, r3 + c);
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + c);
            p0 = p0.add(a0.mul(v));
            p1 = p1.add(a1.mul(v));
            p2 = p2.add(a2.mul(v));
            p3 = p3.add(a3.mul(v));
            v = DoubleVector.fromArray(SPECIES, x, xo + step + c);
            q0 = q0.add(a0.mul(v));
            q1 = q1.add(a1.mul(v));
            q2 = q2.add(a2.mul(v));
            q3 = q3.add(a3.mul(v));
            v = DoubleVector.fromArray(SPECIES, x, xo + 2 * step + c);
            s0 = s0.add(a0.mul(v));
            s1 = s1.add(a1.mul(v));
            s2 = s2.add(a2.mul(v));
            s3 = s3.add(a3.mul(v));
            v = DoubleVector.fromArray(SPECIES, x, xo + 3 * step + c);
            t0 = t0.add(a0.mul(v));
            t1 = t1.add(a1.mul(v));
            t2 = t2.add(a2.mul(v));
            t3 = t3.add(a3.mul(v));
        }
        p0.intoArray(work, lane);
        p1.intoArray(work, 8 + lane);
        p2.intoArray(work, 16 + lane);
        p3.intoArray(work, 24 + lane);
        q0.intoArray(work, 32 + lane);
        q1.intoArray(work, 40 + lane);
        q2.intoArray(work, 48 + lane);
        q3.intoArray(work, 56 + lane);
        s0.intoArray(work, 64 + lane);
        s1.intoArray(work, 72 + lane);
        s2.intoArray(work, 80 + lane);
        s3.intoArray(work, 88 + lane);
        t0.intoArray(work, 96 + lane);
        t1.intoArray(work, 104 + lane);
        t2.intoArray(work, 112 + lane);
        t3.intoArray(work, 120 + lane);
    }

    /// Returns how many columns it did.
    static int axpy4(double s0, double s1, double s2, double s3, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int n) {
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector.fromArray(SPECIES, y, yo + c)
                .add(DoubleVector.fromArray(SPECIES, a, r0 + c).mul(s0))
                .add(DoubleVector.fromArray(SPECIES, a, r1 + c).mul(s1))
                .add(DoubleVector.fromArray(SPECIES, a, r2 + c).mul(s2))
                .add(DoubleVector.fromArray(SPECIES, a, r3 + c).mul(s3))
                .intoArray(y, yo + c);
        }
        return c;
    }

    /// Over the columns before `end`, a multiple of eight. Returns whether it did: only vectors of eight lanes can hold all sums at once.
    static boolean axpy4dot4(double[] s, double[] a, int[] row, double[] y, int yo, double[] x, int xo, int end, double[] work) {
        if (COUNT != 8) {
            return false;
        }
        double g0 = s[0];
        double g1 = s[1];
        double g2 = s[2];
        double g3 = s[3];
        int p0 = row[0];
        int p1 = row[1];
        int p2 = row[2];
        int p3 = row[3];
        int r0 = row[4];
        int r1 = row[5];
        int r2 = row[6];
        int r3 = row[7];
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int c = 0; c < end; c += 8) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, xo + c);
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, r0 + c).mul(v));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, a, r1 + c).mul(v));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, a, r2 + c).mul(v));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, a, r3 + c).mul(v));
            DoubleVector.fromArray(SPECIES, y, yo + c).add(DoubleVector.fromArray(SPECIES, a, p0 + c).mul(g0)).add(DoubleVector.fromArray(SPECIES, a, p1 + c).mul(g1)).add(DoubleVector.fromArray(SPECIES, a, p2 + c).mul(g2)).add(DoubleVector.fromArray(SPECIES, a, p3 + c).mul(g3))
                .intoArray(y, yo + c);
        }
        s0.intoArray(work, 0);
        s1.intoArray(work, 8);
        s2.intoArray(work, 16);
        s3.intoArray(work, 24);
        return true;
    }

    /// Returns how many columns it did.
    static int axpy4x4(double[] s, int so, int stride, double[] a, int r0, int r1, int r2, int r3, double[] y, int yo, int step, int n) {
        int end = n - n % COUNT;
        axpy4x2(s, so, so + stride, a, r0, r1, r2, r3, y, yo, yo + step, end);
        axpy4x2(s, so + 2 * stride, so + 3 * stride, a, r0, r1, r2, r3, y, yo + 2 * step, yo + 3 * step, end);
        return end;
    }

    private static void axpy4x2(double[] s, int p, int q, double[] a, int r0, int r1, int r2, int r3, double[] y, int yp, int yq, int end) {
        double p0 = s[p];
        double p1 = s[p + 1];
        double p2 = s[p + 2];
        double p3 = s[p + 3];
        double q0 = s[q];
        double q1 = s[q + 1];
        double q2 = s[q + 2];
        double q3 = s[q + 3];
        for (int c = 0; c < end; c += COUNT) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, r0 + c);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, r1 + c);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, a, r2 + c);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, a, r3 + c);
            DoubleVector.fromArray(SPECIES, y, yp + c).add(a0.mul(p0)).add(a1.mul(p1)).add(a2.mul(p2)).add(a3.mul(p3)).intoArray(y, yp + c);
            DoubleVector.fromArray(SPECIES, y, yq + c).add(a0.mul(q0)).add(a1.mul(q1)).add(a2.mul(q2)).add(a3.mul(q3)).intoArray(y, yq + c);
        }
    }
}
