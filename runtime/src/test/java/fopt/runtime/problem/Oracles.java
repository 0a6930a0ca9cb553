package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.random.Stream;
import java.util.Random;

/// Checks of a problem's oracles against each other, by differences.
final class Oracles {
    private static final double STEP = 1e-5;

    private Oracles() {}

    static double[] point(int d, long seed) {
        return new Random(seed).doubles(d, -1, 1).toArray();
    }

    static Samples some(int... rows) {
        Samples samples = new Samples();
        samples.setCount(rows.length);
        System.arraycopy(rows, 0, samples.index, 0, rows.length);
        return samples;
    }

    static Samples all() {
        return new Samples();
    }

    /// The gradient over the samples against central differences of the value, in every coordinate.
    static void gradientMatchesValue(Problem problem, int node, Samples samples, double[] x, double tolerance) {
        int d = problem.dimension();
        double[] gradient = new double[d + 3];
        java.util.Arrays.fill(gradient, 7);
        problem.gradient(node, x, 0, samples, new Stream(), gradient, 2);
        for (int k = 0; k < d; k++) {
            double at = x[k];
            x[k] = at + STEP;
            double up = problem.value(node, x, 0, samples);
            x[k] = at - STEP;
            double down = problem.value(node, x, 0, samples);
            x[k] = at;
            double difference = (up - down) / (2 * STEP);
            assertThat(Math.abs(gradient[2 + k] - difference)).as("∂f/∂x_%d is %s, differences say %s", k, gradient[2 + k], difference)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(difference)));
        }
        assertThat(gradient[1]).as("number before the output").isEqualTo(7);
        assertThat(gradient[d + 2]).as("number behind the output").isEqualTo(7);
    }

    /// The Hessian times a vector against central differences of the gradient.
    static void hessianMatchesGradient(Problem problem, int node, Samples samples, double[] x, double[] v, double tolerance) {
        int d = problem.dimension();
        double[] product = new double[d];
        problem.hessianVector(node, x, 0, v, 0, samples, product, 0);
        double[] up = shifted(problem, node, samples, x, v, STEP);
        double[] down = shifted(problem, node, samples, x, v, -STEP);
        for (int k = 0; k < d; k++) {
            double difference = (up[k] - down[k]) / (2 * STEP);
            assertThat(Math.abs(product[k] - difference)).as("(Hv)_%d is %s, differences say %s", k, product[k], difference)
                .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(difference)));
        }
    }

    private static double[] shifted(Problem problem, int node, Samples samples, double[] x, double[] v, double step) {
        double[] y = x.clone();
        for (int k = 0; k < y.length; k++) {
            y[k] += step * v[k];
        }
        double[] gradient = new double[y.length];
        problem.gradient(node, y, 0, samples, new Stream(), gradient, 0);
        return gradient;
    }

    /// ∇f(x) = 1/n Σ ∇f_i(x).
    static double[] meanGradient(Problem problem, double[] x) {
        int d = problem.dimension();
        double[] mean = new double[d];
        double[] one = new double[d];
        for (int i = 0; i < problem.nodes(); i++) {
            problem.gradient(i, x, 0, one, 0);
            for (int k = 0; k < d; k++) {
                mean[k] += one[k] / problem.nodes();
            }
        }
        return mean;
    }

    static double meanValue(Problem problem, double[] x) {
        double sum = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            sum += problem.value(i, x, 0);
        }
        return sum / problem.nodes();
    }

    static double norm(double[] x) {
        double sum = 0;
        for (double entry : x) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
