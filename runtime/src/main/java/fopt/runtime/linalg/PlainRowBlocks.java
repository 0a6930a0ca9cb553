package fopt.runtime.linalg;

/// [RowBlocks#dot4] over whole groups of eight terms, one lane at a time, without the Vector API.
final class PlainRowBlocks {
    private PlainRowBlocks() {}

    static void dot4(double[] a, int r0, int r1, int r2, int r3, double[] x, int xo, int n, int lane, int width, double[] out, int oo) {
        if (width > 1) {
            int half = width / 2;
            dot4(a, r0, r1, r2, r3, x, xo, n, lane, half, out, oo);
            dot4(a, r0, r1, r2, r3, x, xo, n, lane + half, half, out, oo + 4);
            addSecond(out, oo);
            return;
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int end = n & -8;
        for (int c = lane; c < end; c += 8) {
            double v = x[xo + c];
            s0 += a[r0 + c] * v;
            s1 += a[r1 + c] * v;
            s2 += a[r2 + c] * v;
            s3 += a[r3 + c] * v;
        }
        out[oo] = s0;
        out[oo + 1] = s1;
        out[oo + 2] = s2;
        out[oo + 3] = s3;
    }

    static void addSecond(double[] out, int oo) {
        for (int k = 0; k < 4; k++) {
            out[oo + k] += out[oo + 4 + k];
        }
    }
}
