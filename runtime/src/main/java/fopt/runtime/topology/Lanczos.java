package fopt.runtime.topology;

import java.util.Arrays;

/// The extreme eigenvalues of a large symmetric matrix that maps vectors of mean zero to such vectors, on that space.
///
/// Lanczos's three-term recurrence (Golub and Van Loan, section 10.1) with the mean taken out of every vector. Only two vectors are kept:
/// without reorthogonalisation copies of converged eigenvalues appear, which does not move the extreme ones (Paige 1980). The start is
/// fixed and sums run in index order, so results repeat bit for bit.
///
/// @param least smallest eigenvalue
/// @param greatest largest eigenvalue
/// @param accuracy residual bound: within this distance of either value there is an eigenvalue
/// @param steps matrix-vector products made
record Lanczos(double least, double greatest, double accuracy, int steps) {
    /// Modifies y = Ax; x is not modified.
    @FunctionalInterface
    interface Operator {
        void apply(double[] x, double[] y);
    }

    /// @param accuracy stops when the bound is below
    /// @param mostSteps stops then at the latest
    static Lanczos of(Operator matrix, int n, double accuracy, int mostSteps) {
        double[] previous = new double[n];
        double[] current = MeanFree.start(n);
        double[] next = new double[n];
        double[] diagonal = new double[mostSteps];
        double[] offDiagonal = new double[mostSteps];
        double beta = 0;
        for (int k = 0, check = 10;; k++) {
            matrix.apply(current, next);
            diagonal[k] = MeanFree.dot(current, next);
            subtract(next, diagonal[k], current, beta, previous);
            MeanFree.project(next);
            beta = Math.sqrt(MeanFree.dot(next, next));
            offDiagonal[k] = beta;
            boolean last = k + 1 == mostSteps || beta < 1e-14 * Math.abs(diagonal[0]) || beta < 1e-300;
            if (last || k + 1 == check) {
                Lanczos result = extremes(diagonal, offDiagonal, k + 1);
                if (last || result.accuracy <= accuracy) {
                    return result;
                }
                check += check / 4;
            }
            MeanFree.scale(next, 1 / beta);
            double[] free = previous;
            previous = current;
            current = next;
            next = free;
        }
    }

    private static void subtract(double[] y, double alpha, double[] v, double beta, double[] u) {
        for (int i = 0; i < y.length; i++) {
            y[i] -= alpha * v[i] + beta * u[i];
        }
    }

    private static Lanczos extremes(double[] diagonal, double[] offDiagonal, int size) {
        Tridiagonal matrix = new Tridiagonal(Arrays.copyOf(diagonal, size), Arrays.copyOf(offDiagonal, size));
        double greatest = matrix.greatest();
        double bound = matrix.lastComponent(greatest);
        Tridiagonal negative = matrix.negated();
        double least = negative.greatest();
        bound = Math.max(bound, negative.lastComponent(least)) * offDiagonal[size - 1];
        double rounding = 64 * Math.ulp(Math.max(Math.abs(least), Math.abs(greatest)));
        return new Lanczos(-least, greatest, bound + rounding, size);
    }
}
