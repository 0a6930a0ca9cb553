package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;

/// `½ (z − b)²`.
final class SquaredLoss implements MarginLoss {
    @Override
    public String name() {
        return "least_squares";
    }

    @Override
    public double sum(double[] z, double[] b, int n) {
        return 0.5 * Kernels.squaredDistance(z, 0, b, 0, n);
    }

    @Override
    public void slopes(double[] z, double[] b, double scale, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = scale * (z[k] - b[k]);
        }
    }

    @Override
    public void curvatures(double[] z, double[] b, double scale, int n) {
        java.util.Arrays.fill(z, 0, n, scale);
    }

    @Override
    public double largestCurvature() {
        return 1;
    }

    @Override
    public double smallestCurvature() {
        return 1;
    }

    @Override
    public boolean classifies() {
        return false;
    }

    @Override
    public double[] labels(DataSet data) {
        return data.labels();
    }
}
