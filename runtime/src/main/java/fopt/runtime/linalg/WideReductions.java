package fopt.runtime.linalg;

import static fopt.runtime.linalg.Lanes.COUNT;
import static fopt.runtime.linalg.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// The sums of [Kernels] over whole groups of eight terms, and extrema, in the machine's vectors.
///
/// Each sum takes the `width` lanes from `lane` on of each group of eight. A machine with shorter vectors runs once over the array for
/// each part, so that the order of additions is the same on all machines.
final class WideReductions {
    private static final int GROUPS = 32;

    private WideReductions() {}

    static double dot(double[] a, int ao, double[] b, int bo, int n, int lane, int width) {
        if (width > COUNT) {
            int half = width / 2;
            return dot(a, ao, b, bo, n, lane, half) + dot(a, ao, b, bo, n, lane + half, half);
        }
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int p = ao + lane;
        int q = bo + lane;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 = s0.add(product(a, p + c, b, q + c));
            s1 = s1.add(product(a, p + c + 8, b, q + c + 8));
            s2 = s2.add(product(a, p + c + 16, b, q + c + 16));
            s3 = s3.add(product(a, p + c + 24, b, q + c + 24));
        }
        for (; c + 8 <= n; c += 8) {
            s0 = s0.add(product(a, p + c, b, q + c));
        }
        return Lanes.sum(s0.add(s1).add(s2.add(s3)));
    }

    static double squaredDistance(double[] a, int ao, double[] b, int bo, int n, int lane, int width) {
        if (width > COUNT) {
            int half = width / 2;
            return squaredDistance(a, ao, b, bo, n, lane, half) + squaredDistance(a, ao, b, bo, n, lane + half, half);
        }
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int p = ao + lane;
        int q = bo + lane;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 = s0.add(squaredDifference(a, p + c, b, q + c));
            s1 = s1.add(squaredDifference(a, p + c + 8, b, q + c + 8));
            s2 = s2.add(squaredDifference(a, p + c + 16, b, q + c + 16));
            s3 = s3.add(squaredDifference(a, p + c + 24, b, q + c + 24));
        }
        for (; c + 8 <= n; c += 8) {
            s0 = s0.add(squaredDifference(a, p + c, b, q + c));
        }
        return Lanes.sum(s0.add(s1).add(s2.add(s3)));
    }

    static double sum(double[] a, int ao, int n, int lane, int width) {
        if (width > COUNT) {
            int half = width / 2;
            return sum(a, ao, n, lane, half) + sum(a, ao, n, lane + half, half);
        }
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int p = ao + lane;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, p + c));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, a, p + c + 8));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, a, p + c + 16));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, a, p + c + 24));
        }
        for (; c + 8 <= n; c += 8) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, p + c));
        }
        return Lanes.sum(s0.add(s1).add(s2.add(s3)));
    }

    static double sumOfAbs(double[] a, int ao, int n, int lane, int width) {
        if (width > COUNT) {
            int half = width / 2;
            return sumOfAbs(a, ao, n, lane, half) + sumOfAbs(a, ao, n, lane + half, half);
        }
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int p = ao + lane;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, p + c).abs());
            s1 = s1.add(DoubleVector.fromArray(SPECIES, a, p + c + 8).abs());
            s2 = s2.add(DoubleVector.fromArray(SPECIES, a, p + c + 16).abs());
            s3 = s3.add(DoubleVector.fromArray(SPECIES, a, p + c + 24).abs());
        }
        for (; c + 8 <= n; c += 8) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, p + c).abs());
        }
        return Lanes.sum(s0.add(s1).add(s2.add(s3)));
    }

    static double max(double[] a, int ao, int n) {
        DoubleVector m = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            m = m.max(DoubleVector.fromArray(SPECIES, a, ao + c));
        }
        double max = m.reduceLanes(VectorOperators.MAX);
        for (; c < n; c++) {
            max = Math.max(max, a[ao + c]);
        }
        return max;
    }

    static double min(double[] a, int ao, int n) {
        DoubleVector m = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            m = m.min(DoubleVector.fromArray(SPECIES, a, ao + c));
        }
        double min = m.reduceLanes(VectorOperators.MIN);
        for (; c < n; c++) {
            min = Math.min(min, a[ao + c]);
        }
        return min;
    }

    static double maxAbs(double[] a, int ao, int n) {
        DoubleVector m = DoubleVector.zero(SPECIES);
        int c = 0;
        for (; c + COUNT <= n; c += COUNT) {
            m = m.max(DoubleVector.fromArray(SPECIES, a, ao + c).abs());
        }
        double max = m.reduceLanes(VectorOperators.MAX);
        for (; c < n; c++) {
            max = Math.max(max, Math.abs(a[ao + c]));
        }
        return max;
    }

    private static DoubleVector product(double[] a, int p, double[] b, int q) {
        return DoubleVector.fromArray(SPECIES, a, p).mul(DoubleVector.fromArray(SPECIES, b, q));
    }

    private static DoubleVector squaredDifference(double[] a, int p, double[] b, int q) {
        DoubleVector difference = DoubleVector.fromArray(SPECIES, a, p).sub(DoubleVector.fromArray(SPECIES, b, q));
        return difference.mul(difference);
    }
}
