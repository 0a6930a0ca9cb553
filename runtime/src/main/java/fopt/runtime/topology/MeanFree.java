package fopt.runtime.topology;

import fopt.runtime.random.Stream;

/// Vectors of mean zero: what a mixing matrix contracts.
final class MeanFree {
    private MeanFree() {
    }

    /// A fixed unit vector with a part in every direction, almost surely.
    static double[] start(int n) {
        Stream random = new Stream().reset(0, 0, Stream.EVERYBODY, 0, n);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextDouble() - 0.5;
        }
        project(x);
        scale(x, 1 / Math.sqrt(dot(x, x)));
        return x;
    }

    static void project(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        double mean = sum / x.length;
        for (int i = 0; i < x.length; i++) {
            x[i] -= mean;
        }
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }
}
