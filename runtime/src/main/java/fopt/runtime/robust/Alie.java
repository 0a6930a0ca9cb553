package fopt.runtime.robust;

import fopt.runtime.random.Stream;

/// "A little is enough" (Baruch, Baruch, Goldberg 2019): a deviation that hides within the spread of the honest values.
final class Alie {
    private Alie() {}

    /// mean − z · standard deviation, entry by entry. @param z NaN for the largest that hides
    static void replace(Inputs in, int n, int f, double z, Stream draws, double[] row, int at) {
        double deviation = Double.isNaN(z) ? largestHidden(n, f) : z;
        for (int c = 0; c < in.length(); c++) {
            double mean = 0;
            for (int k = 0; k < in.count(); k++) {
                mean += in.values()[in.start()[k] + c];
            }
            mean /= in.count();
            double variance = 0;
            for (int k = 0; k < in.count(); k++) {
                double e = in.values()[in.start()[k] + c] - mean;
                variance += e * e;
            }
            row[at + c] = mean - deviation * Math.sqrt(variance / in.count());
        }
    }

    /// z of the paper: with `s = ⌊n/2 + 1⌋ − f` honest nodes to win over, the quantile of (n − f − s)/(n − f).
    static double largestHidden(int n, int f) {
        int s = n / 2 + 1 - f;
        return Math.max(0, quantile((n - f - s) / (double) (n - f)));
    }

    /// Of the standard normal distribution, by bisection of its distribution function.
    private static double quantile(double p) {
        double low = -10;
        double high = 10;
        for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2;
            if (distribution(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// Φ(x), by the series of Marsaglia (2004).
    private static double distribution(double x) {
        double sum = x;
        double term = x;
        for (int k = 3; k < 400; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2 - 0.91893853320467274178);
    }
}
