package fopt.runtime.formula;

import fopt.runtime.linalg.Elementary;
import fopt.runtime.linalg.Kernels;

/// Soft maxima over the rows of a value, column by column, shifted by the largest entry so that nothing overflows.
final class SoftmaxKernels {
    private SoftmaxKernels() {}

    static void logSumExp(Frame f, Instruction.LogSumExp i) {
        int n = f.count(i.columns());
        double[] largest = f.room[0];
        double[] one = f.room[1];
        double[] out = f.array(i.out());
        int to = f.start(i.out(), 0);
        maxima(f, i.z(), i.rows(), n, largest);
        java.util.Arrays.fill(out, to, to + n, 0);
        for (int r = 0; r < i.rows(); r++) {
            Kernels.subtract(f.array(i.z()), f.start(i.z(), r), largest, 0, one, 0, n);
            Elementary.exp(one, 0, one, 0, n);
            Kernels.axpy(1, one, 0, out, to, n);
        }
        Elementary.log(out, to, out, to, n);
        Kernels.axpy(1, largest, 0, out, to, n);
    }

    static void softmax(Frame f, Instruction.Softmax i) {
        int n = f.count(i.columns());
        double[] largest = f.room[0];
        double[] sum = f.room[1];
        double[] out = f.array(i.out());
        maxima(f, i.z(), i.rows(), n, largest);
        java.util.Arrays.fill(sum, 0, n, 0);
        for (int r = 0; r < i.rows(); r++) {
            int to = f.start(i.out(), r);
            Kernels.subtract(f.array(i.z()), f.start(i.z(), r), largest, 0, out, to, n);
            Elementary.exp(out, to, out, to, n);
            Kernels.axpy(1, out, to, sum, 0, n);
        }
        for (int r = 0; r < i.rows(); r++) {
            int to = f.start(i.out(), r);
            Binary.DIVIDE.apply(out, to, sum, 0, out, to, n);
        }
    }

    private static void maxima(Frame f, Operand z, int rows, int n, double[] largest) {
        System.arraycopy(f.array(z), f.start(z, 0), largest, 0, n);
        for (int r = 1; r < rows; r++) {
            Binary.MAX.apply(largest, 0, f.array(z), f.start(z, r), largest, 0, n);
        }
    }
}
