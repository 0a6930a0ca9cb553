package fopt.runtime.formula;

import fopt.runtime.linalg.Kernels;
import java.util.List;

/// A step of a [Tape]. `out` is modified; results of entrywise instructions may take the place of their operands, others not.
///
/// `rows` counts the rows of a value, `columns` the numbers in a row; 0 columns are as many as the chunk has samples.
public sealed interface Instruction {
    void run(Frame f);

    record Zero(Operand out, int count) implements Instruction {
        @Override
        public void run(Frame f) {
            int from = f.start(out, 0);
            java.util.Arrays.fill(f.array(out), from, from + count, 0);
        }
    }

    record One(Unary function, Operand out, Operand a, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            for (int r = 0; r < rows; r++) {
                function.apply(f.spelt(a, r, n, 0), f.at(a, r), f.array(out), f.start(out, r), n);
            }
        }
    }

    /// `out = s a` for a number s.
    record Scale(Operand out, Operand s, Operand a, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            for (int r = 0; r < rows; r++) {
                Kernels.scale(f.array(s)[f.start(s, r)], f.spelt(a, r, n, 0), f.at(a, r), f.array(out), f.start(out, r), n);
            }
        }
    }

    /// `out += s a` for a number s.
    record AddScaled(Operand out, Operand s, Operand a, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            Kernels.axpy(f.array(s)[f.start(s, 0)], f.spelt(a, 0, n, 0), f.at(a, 0), f.array(out), f.start(out, 0), n);
        }
    }

    record Two(Binary function, Operand out, Operand a, Operand b, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            for (int r = 0; r < rows; r++) {
                function.apply(f.spelt(a, r, n, 0), f.at(a, r), f.spelt(b, r, n, 1), f.at(b, r), f.array(out), f.start(out, r), n);
            }
        }
    }

    /// a where c is not 0, else b.
    record Choose(Operand out, Operand c, Operand a, Operand b, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            for (int r = 0; r < rows; r++) {
                double[] condition = f.spelt(c, r, n, 0);
                double[] yes = f.spelt(a, r, n, 1);
                double[] no = f.spelt(b, r, n, 2);
                int co = f.at(c, r);
                int ao = f.at(a, r);
                int bo = f.at(b, r);
                double[] y = f.array(out);
                int yo = f.start(out, r);
                for (int k = 0; k < n; k++) {
                    y[yo + k] = condition[co + k] != 0 ? yes[ao + k] : no[bo + k];
                }
            }
        }
    }

    /// `out = Σ_r a_r`, a row.
    record SumRows(Operand out, Operand a, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            Unary.COPY.apply(f.array(a), f.start(a, 0), f.array(out), f.start(out, 0), n);
            for (int r = 1; r < rows; r++) {
                Binary.ADD.apply(f.array(out), f.start(out, 0), f.array(a), f.start(a, r), f.array(out), f.start(out, 0), n);
            }
        }
    }

    /// `out[r] += Σ_k a_r[k]`: adds up each row; with one row of all entries, a vector.
    record AddRowSums(Operand out, Operand a, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(columns);
            for (int r = 0; r < rows; r++) {
                f.array(out)[f.start(out, 0) + r] += Kernels.sum(f.spelt(a, r, n, 0), f.at(a, r), n);
            }
        }
    }

    /// `out = m b` for a matrix m of rows × inner numbers and inner rows b, one column for each sample.
    record Multiply(Operand out, Operand m, Operand b, int rows, int inner, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            MatrixKernels.multiply(f, this);
        }
    }

    /// `out[r, c] += ⟨g_r, b_c⟩`, out being a matrix of rows × inner numbers.
    record AddOuter(Operand out, Operand g, Operand b, int rows, int inner, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            MatrixKernels.addOuter(f, this);
        }
    }

    /// The transpose of a matrix of rows × columns numbers.
    record Transpose(Operand out, Operand a, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            double[] x = f.array(a);
            double[] y = f.array(out);
            int from = f.start(a, 0);
            int to = f.start(out, 0);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    y[to + c * rows + r] = x[from + r * columns + c];
                }
            }
        }
    }

    /// `out = log Σ_r exp(z_r)`, a row, without overflow.
    record LogSumExp(Operand out, Operand z, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            SoftmaxKernels.logSumExp(f, this);
        }
    }

    /// `out_r = exp(z_r) / Σ_s exp(z_s)`, without overflow.
    record Softmax(Operand out, Operand z, int rows, int columns) implements Instruction {
        @Override
        public void run(Frame f) {
            SoftmaxKernels.softmax(f, this);
        }
    }

    /// `out[k] = z_r[k]`, with r = y[k] counted from 0.
    record Pick(Operand out, Operand z, Operand y) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(0);
            for (int k = 0; k < n; k++) {
                int r = (int) f.array(y)[f.start(y, 0) + k];
                f.array(out)[f.start(out, 0) + k] = f.array(z)[f.start(z, r) + k];
            }
        }
    }

    /// `out[k] = 1` where y[k], counted from 0, is the number of the largest z_r[k] (of equal ones, the first), else 0.
    record Correct(Operand out, Operand z, Operand y, int rows) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(0);
            for (int k = 0; k < n; k++) {
                int best = 0;
                for (int r = 1; r < rows; r++) {
                    best = f.array(z)[f.start(z, r) + k] > f.array(z)[f.start(z, best) + k] ? r : best;
                }
                f.array(out)[f.start(out, 0) + k] = best == f.array(y)[f.start(y, 0) + k] ? 1 : 0;
            }
        }
    }

    /// `out_r[k] = g[k]` where r = y[k], else 0.
    record OneHot(Operand out, Operand y, Operand g, int rows) implements Instruction {
        @Override
        public void run(Frame f) {
            int n = f.count(0);
            double[] values = f.spelt(g, 0, n, 0);
            int from = f.at(g, 0);
            for (int r = 0; r < rows; r++) {
                int to = f.start(out, r);
                for (int k = 0; k < n; k++) {
                    f.array(out)[to + k] = f.array(y)[f.start(y, 0) + k] == r ? values[from + k] : 0;
                }
            }
        }
    }

    /// An argument of a [Foreign] function. @param perSample whether each sample of the chunk has its own, as a column of `rows` rows
    record Argument(Operand at, int rows, int columns, boolean perSample) {}

    /// The value of a function that no tape computes: once, or for each sample of the chunk.
    final class Call implements Instruction {
        private final ForeignKernel kernel;
        private final Operand out;
        private final boolean each;

        /// @param size how many numbers the function gives
        public Call(Foreign function, List<Argument> arguments, Operand out, int size, boolean each) {
            kernel = new ForeignKernel(function, arguments, size);
            this.out = out;
            this.each = each;
        }

        @Override
        public void run(Frame f) {
            if (each) {
                kernel.each(f, out);
            } else {
                kernel.once(f, out);
            }
        }
    }
}
