package fopt.runtime.formula;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.RowBlocks;

/// Products of matrices with blocks of samples, in tiles of four by four rows.
final class MatrixKernels {
    private MatrixKernels() {}

    /// Terms of a sum are added in order of the inner index, whatever the tile; with a plain vector, as in [Kernels#dot].
    static void multiply(Frame f, Instruction.Multiply i) {
        int n = f.count(i.columns());
        double[] m = f.array(i.m());
        double[] b = f.array(i.b());
        double[] out = f.array(i.out());
        if (n == 1 && f.step(i.b()) == 1) {
            for (int r = 0; r < i.rows(); r++) {
                out[f.start(i.out(), r)] = Kernels.dot(m, f.start(i.m(), 0) + r * i.inner(), b, f.start(i.b(), 0), i.inner());
            }
            return;
        }
        for (int r = 0; r < i.rows(); r++) {
            int from = f.start(i.out(), r);
            java.util.Arrays.fill(out, from, from + n, 0);
        }
        int c = 0;
        for (; c + 4 <= i.inner(); c += 4) {
            int b0 = f.start(i.b(), c);
            int b1 = f.start(i.b(), c + 1);
            int b2 = f.start(i.b(), c + 2);
            int b3 = f.start(i.b(), c + 3);
            int r = 0;
            for (; r + 4 <= i.rows(); r += 4) {
                RowBlocks.axpy4x4(m, f.start(i.m(), 0) + r * i.inner() + c, i.inner(), b, b0, b1, b2, b3, out, f.start(i.out(), r), f.step(i.out()), n);
            }
            for (; r < i.rows(); r++) {
                RowBlocks.axpy4(m, f.start(i.m(), 0) + r * i.inner() + c, b, b0, b1, b2, b3, out, f.start(i.out(), r), n);
            }
        }
        for (; c < i.inner(); c++) {
            for (int r = 0; r < i.rows(); r++) {
                Kernels.axpy(m[f.start(i.m(), 0) + r * i.inner() + c], b, f.start(i.b(), c), out, f.start(i.out(), r), n);
            }
        }
    }

    static void addOuter(Frame f, Instruction.AddOuter i) {
        int n = f.count(i.columns());
        double[] g = f.array(i.g());
        double[] b = f.array(i.b());
        double[] out = f.array(i.out());
        double[] tile = f.tile;
        int last = i.inner() - 1;
        for (int c = 0; c < i.inner(); c += 4) {
            int b0 = f.start(i.b(), c);
            int b1 = f.start(i.b(), Math.min(c + 1, last));
            int b2 = f.start(i.b(), Math.min(c + 2, last));
            int b3 = f.start(i.b(), Math.min(c + 3, last));
            int width = Math.min(4, i.inner() - c);
            int r = 0;
            for (; r + 4 <= i.rows(); r += 4) {
                RowBlocks.dot4x4(b, b0, b1, b2, b3, g, f.start(i.g(), r), f.step(i.g()), n, f.work, tile, 0, 4);
                for (int q = 0; q < 4; q++) {
                    add(tile, 4 * q, out, f.start(i.out(), 0) + (r + q) * i.inner() + c, width);
                }
            }
            for (; r < i.rows(); r++) {
                RowBlocks.dot4(b, b0, b1, b2, b3, g, f.start(i.g(), r), n, f.work, tile, 0);
                add(tile, 0, out, f.start(i.out(), 0) + r * i.inner() + c, width);
            }
        }
    }

    private static void add(double[] tile, int from, double[] out, int to, int count) {
        for (int k = 0; k < count; k++) {
            out[to + k] += tile[from + k];
        }
    }
}
