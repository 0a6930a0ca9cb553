package fopt.runtime.linalg;

/// The lanes of [RowBlocks#dot4] over whole groups of eight terms, without the Vector API.
final class PlainRowBlocks {
    private PlainRowBlocks() {}

    /// @param work *Modified*: lane l of row k at 8k + l
    static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, double[] work) {
        int end = n & -8;
        for (int lane = 0; lane < 8; lane++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int c = lane; c < end; c += 8) {
                double v = x[xo + c];
                s0 += a[r0 + c] * v;
                s1 += a[r1 + c] * v;
                s2 += a[r2 + c] * v;
                s3 += a[r3 + c] * v;
            }
            work[lane] = s0;
            work[8 + lane] = s1;
            work[16 + lane] = s2;
            work[24 + lane] = s3;
        }
    }
}
