package fopt.runtime.linalg;

/// The sums of [Kernels] over whole groups of eight terms, one logical group of lanes at a time, without the Vector API.
final class PlainReductions {
    private static final int GROUPS = 32;

    private PlainReductions() {}

    static double dot(double[] a, int ao, double[] b, int bo, int n) {
        return tree(dotLane(a, ao, b, bo, n), dotLane(a, ao + 1, b, bo + 1, n), dotLane(a, ao + 2, b, bo + 2, n), dotLane(a, ao + 3, b, bo + 3, n))
            + tree(dotLane(a, ao + 4, b, bo + 4, n), dotLane(a, ao + 5, b, bo + 5, n), dotLane(a, ao + 6, b, bo + 6, n), dotLane(a, ao + 7, b, bo + 7, n));
    }

    static double squaredDistance(double[] a, int ao, double[] b, int bo, int n) {
        return tree(distanceLane(a, ao, b, bo, n), distanceLane(a, ao + 1, b, bo + 1, n),
                distanceLane(a, ao + 2, b, bo + 2, n), distanceLane(a, ao + 3, b, bo + 3, n))
            + tree(distanceLane(a, ao + 4, b, bo + 4, n), distanceLane(a, ao + 5, b, bo + 5, n),
                distanceLane(a, ao + 6, b, bo + 6, n), distanceLane(a, ao + 7, b, bo + 7, n));
    }

    static double sum(double[] a, int ao, int n) {
        return tree(sumLane(a, ao, n), sumLane(a, ao + 1, n), sumLane(a, ao + 2, n), sumLane(a, ao + 3, n))
            + tree(sumLane(a, ao + 4, n), sumLane(a, ao + 5, n), sumLane(a, ao + 6, n), sumLane(a, ao + 7, n));
    }

    static double sumOfAbs(double[] a, int ao, int n) {
        return tree(absLane(a, ao, n), absLane(a, ao + 1, n), absLane(a, ao + 2, n), absLane(a, ao + 3, n))
            + tree(absLane(a, ao + 4, n), absLane(a, ao + 5, n), absLane(a, ao + 6, n), absLane(a, ao + 7, n));
    }

    private static double tree(double l0, double l1, double l2, double l3) {
        return (l0 + l1) + (l2 + l3);
    }

    /// Lanes l, l+8, l+16, l+24 of the dot product, where the offsets already point at lane l.
    private static double dotLane(double[] a, int ao, double[] b, int bo, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 += a[ao + c] * b[bo + c];
            s1 += a[ao + c + 8] * b[bo + c + 8];
            s2 += a[ao + c + 16] * b[bo + c + 16];
            s3 += a[ao + c + 24] * b[bo + c + 24];
        }
        for (; c + 8 <= n; c += 8) {
            s0 += a[ao + c] * b[bo + c];
        }
        return tree(s0, s1, s2, s3);
    }

    private static double distanceLane(double[] a, int ao, double[] b, int bo, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 += square(a[ao + c] - b[bo + c]);
            s1 += square(a[ao + c + 8] - b[bo + c + 8]);
            s2 += square(a[ao + c + 16] - b[bo + c + 16]);
            s3 += square(a[ao + c + 24] - b[bo + c + 24]);
        }
        for (; c + 8 <= n; c += 8) {
            s0 += square(a[ao + c] - b[bo + c]);
        }
        return tree(s0, s1, s2, s3);
    }

    private static double sumLane(double[] a, int ao, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 += a[ao + c];
            s1 += a[ao + c + 8];
            s2 += a[ao + c + 16];
            s3 += a[ao + c + 24];
        }
        for (; c + 8 <= n; c += 8) {
            s0 += a[ao + c];
        }
        return tree(s0, s1, s2, s3);
    }

    private static double absLane(double[] a, int ao, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int c = 0;
        for (; c + GROUPS <= n; c += GROUPS) {
            s0 += Math.abs(a[ao + c]);
            s1 += Math.abs(a[ao + c + 8]);
            s2 += Math.abs(a[ao + c + 16]);
            s3 += Math.abs(a[ao + c + 24]);
        }
        for (; c + 8 <= n; c += 8) {
            s0 += Math.abs(a[ao + c]);
        }
        return tree(s0, s1, s2, s3);
    }

    private static double square(double x) {
        return x * x;
    }
}
