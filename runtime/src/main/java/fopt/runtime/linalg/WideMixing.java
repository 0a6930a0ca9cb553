package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// Sums of rows for [Kernels] in the machine's vectors: strips of four vectors stay in registers while all rows are added, then strips of one.
/// Each method returns how many columns it did; the caller does the rest.
final class WideMixing {
    private WideMixing() {}

    static int mixRow(double[] x, int stride, int[] column, double[] weight, int from, int to, double[] out, int oo, int n) {
        int c = 0;
        for (; c + 4 * COUNT <= n; c += 4 * COUNT) {
            mixFour(x, stride, column, weight, from, to, out, oo, c);
        }
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, x, column[from] * stride + c).mul(weight[from]);
            for (int k = from + 1; k < to; k++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, x, column[k] * stride + c).mul(weight[k]));
            }
            sum.intoArray(out, oo + c);
        }
        return c;
    }

    private static void mixFour(double[] x, int stride, int[] column, double[] weight, int from, int to, double[] out, int oo, int c) {
        int p = column[from] * stride + c;
        double w = weight[from];
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, p).mul(w);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, x, p + COUNT).mul(w);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, x, p + 2 * COUNT).mul(w);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, x, p + 3 * COUNT).mul(w);
        for (int k = from + 1; k < to; k++) {
            p = column[k] * stride + c;
            w = weight[k];
            s0 = s0.add(DoubleVector.fromArray(SPECIES, x, p).mul(w));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, x, p + COUNT).mul(w));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, x, p + 2 * COUNT).mul(w));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, x, p + 3 * COUNT).mul(w));
        }
        int q = oo + c;
        s0.intoArray(out, q);
        s1.intoArray(out, q + COUNT);
        s2.intoArray(out, q + 2 * COUNT);
        s3.intoArray(out, q + 3 * COUNT);
    }

    static int sumRows(double[] x, int xo, int stride, int[] members, int count, double scale, double[] out, int oo, int n) {
        int c = 0;
        for (; c + 4 * COUNT <= n; c += 4 * COUNT) {
            sumFour(x, xo, stride, members, count, scale, out, oo, c);
        }
        for (; c + COUNT <= n; c += COUNT) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, x, xo + members[0] * stride + c);
            for (int k = 1; k < count; k++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, x, xo + members[k] * stride + c));
            }
            sum.mul(scale).intoArray(out, oo + c);
        }
        return c;
    }

    private static void sumFour(double[] x, int xo, int stride, int[] members, int count, double scale, double[] out, int oo, int c) {
        int p = xo + members[0] * stride + c;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, p);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, x, p + COUNT);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, x, p + 2 * COUNT);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, x, p + 3 * COUNT);
        for (int k = 1; k < count; k++) {
            p = xo + members[k] * stride + c;
            s0 = s0.add(DoubleVector.fromArray(SPECIES, x, p));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, x, p + COUNT));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, x, p + 2 * COUNT));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, x, p + 3 * COUNT));
        }
        int q = oo + c;
        s0.mul(scale).intoArray(out, q);
        s1.mul(scale).intoArray(out, q + COUNT);
        s2.mul(scale).intoArray(out, q + 2 * COUNT);
        s3.mul(scale).intoArray(out, q + 3 * COUNT);
    }
}
