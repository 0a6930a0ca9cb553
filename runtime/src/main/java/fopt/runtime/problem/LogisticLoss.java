package fopt.runtime.problem;

import fopt.runtime.linalg.Elementary;
import fopt.runtime.linalg.Kernels;

/// `log(1 + exp(−bz))` with b = ±1; the larger of the data's two labels is +1.
final class LogisticLoss implements MarginLoss {
    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public double sum(double[] z, double[] b, int n) {
        againstLabels(z, b, n);
        Elementary.softplus(z, 0, z, 0, n);
        return Kernels.sum(z, 0, n);
    }

    @Override
    public void slopes(double[] z, double[] b, double scale, int n) {
        againstLabels(z, b, n);
        Elementary.sigmoid(z, 0, z, 0, n);
        for (int k = 0; k < n; k++) {
            z[k] = -b[k] * scale * z[k];
        }
    }

    @Override
    public void curvatures(double[] z, double[] b, double scale, int n) {
        againstLabels(z, b, n);
        Elementary.sigmoid(z, 0, z, 0, n);
        for (int k = 0; k < n; k++) {
            z[k] = scale * z[k] * (1 - z[k]);
        }
    }

    private static void againstLabels(double[] z, double[] b, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = -b[k] * z[k];
        }
    }

    @Override
    public double largestCurvature() {
        return 0.25;
    }

    @Override
    public double smallestCurvature() {
        return 0;
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public double[] labels(DataSet data) {
        return Labels.twoClass(data);
    }
}
