package fopt.stdlib;

import fopt.runtime.problem.Objective;
import java.util.Arrays;
import java.util.stream.IntStream;

/// f_i(x) = ‖x − c_i‖²/2, whose minimum is the mean of the c_i; sample s moves the centre by ±1.
record Centres(double[][] c, int samples, double slope) implements Objective {
    static final double[][] C = {{1, 2, 3}, {3, 2, 1}, {-1, 5, 2}, {5, -5, 2}};

    @Override
    public int nodes() {
        return c.length;
    }

    @Override
    public int dimension() {
        return c[0].length;
    }

    @Override
    public double value(int node, double[] x) {
        return samples == 0 ? at(node, 0, x) : IntStream.range(0, samples).mapToDouble(s -> value(node, s, x)).sum() / samples;
    }

    @Override
    public void gradient(int node, double[] x, double[] out) {
        slope(node, 0, x, out);
    }

    @Override
    public int samples(int node) {
        return samples;
    }

    @Override
    public double value(int node, int sample, double[] x) {
        return at(node, shift(sample), x);
    }

    @Override
    public void gradient(int node, int sample, double[] x, double[] out) {
        slope(node, shift(sample), x, out);
    }

    private static double shift(int sample) {
        return sample % 2 == 0 ? 1 : -1;
    }

    private double at(int node, double shift, double[] x) {
        return IntStream.range(0, x.length).mapToDouble(k -> (x[k] - c[node][k] - shift) * (x[k] - c[node][k] - shift) / 2).sum();
    }

    private void slope(int node, double shift, double[] x, double[] out) {
        Arrays.setAll(out, k -> slope * (x[k] - c[node][k] - shift));
    }
}
