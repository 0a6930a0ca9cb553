package fopt.runtime.privacy;

import java.util.Arrays;

/// Coefficients of the draws that one release is hidden in: of the same draw they add up, of independent draws their squares do.
final class Draws {
    /// In the place of a draw's number: a draw that is made for this part alone.
    static final int OF_ITS_OWN = -1;

    private double[] coefficients = new double[2];
    private double squares;
    private double largestOwn;

    void add(int draw, double coefficient) {
        if (draw == OF_ITS_OWN) {
            squares += coefficient * coefficient;
            largestOwn = Math.max(largestOwn, Math.abs(coefficient));
            return;
        }
        if (draw >= coefficients.length) {
            coefficients = Arrays.copyOf(coefficients, Math.max(draw + 1, 2 * coefficients.length));
        }
        coefficients[draw] += coefficient;
    }

    /// The sum of squares; from here on there are none.
    double takeVariance() {
        double sum = squares;
        for (double c : coefficients) {
            sum += c * c;
        }
        clear();
        return sum;
    }

    /// The largest magnitude; from here on there are none.
    double takeLargest() {
        double largest = largestOwn;
        for (double c : coefficients) {
            largest = Math.max(largest, Math.abs(c));
        }
        clear();
        return largest;
    }

    private void clear() {
        Arrays.fill(coefficients, 0);
        squares = 0;
        largestOwn = 0;
    }
}
