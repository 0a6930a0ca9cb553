package fopt.runtime.function;

import fopt.runtime.linalg.Kernels;

/// `newton_schulz(A, steps)`: near the polar factor U Vᵀ of A, by products only. X₀ = A/‖A‖, then `X ← aX + b(XXᵀ)X + c(XXᵀ)²X` with
/// (a, b, c) = (3.4445, −4.7750, 2.0315), which brings singular values into (0.7, 1.2) in 5 steps (Jordan et al., Muon, 2024). 0 steps normalise.
final class NewtonSchulz implements VectorFunction.Computation {
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private final boolean tall;
    /// Rows and columns of the wide one among A and Aᵀ.
    private final int rows;
    private final int columns;
    private final double[] x;
    private final double[] next;
    private final double[] gram;
    private final double[] square;

    private NewtonSchulz(Size a) {
        tall = a.rows() > a.columns();
        rows = Math.min(a.rows(), a.columns());
        columns = Math.max(a.rows(), a.columns());
        x = new double[a.length()];
        next = new double[a.length()];
        gram = new double[rows * rows];
        square = new double[rows * rows];
    }

    static VectorFunction bind(Given given) {
        return given.gives(given.vector(0), () -> new NewtonSchulz(given.vector(0)));
    }

    @Override
    public void run(Call call, double[] out, int at) {
        if (tall) {
            Products.transpose(columns, rows, call.array(0), call.offset(0), x, 0);
        } else {
            System.arraycopy(call.array(0), call.offset(0), x, 0, x.length);
        }
        double norm = Math.sqrt(Kernels.sumOfSquares(x, 0, x.length));
        Kernels.scale(norm > 0 ? 1 / norm : 0, x, 0, x, 0, x.length);
        for (int step = 0; step < (int) call.number(0); step++) {
            step();
        }
        if (tall) {
            Products.transpose(rows, columns, x, 0, out, at);
        } else {
            System.arraycopy(x, 0, out, at, x.length);
        }
    }

    private void step() {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                gram[i * rows + j] = Kernels.dot(x, i * columns, x, j * columns, columns);
            }
        }
        Products.times(rows, rows, rows, gram, 0, gram, 0, square, 0);
        Kernels.scale(C, square, 0, square, 0, square.length);
        Kernels.axpy(B, gram, 0, square, 0, square.length);
        Products.times(rows, rows, columns, square, 0, x, 0, next, 0);
        Kernels.axpy(A, x, 0, next, 0, x.length);
        System.arraycopy(next, 0, x, 0, x.length);
    }
}
