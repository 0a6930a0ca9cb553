package fopt.runtime.problem;

import fopt.runtime.UserError;
import fopt.runtime.linalg.Elementary;
import fopt.runtime.linalg.Kernels;
import java.util.Arrays;
import java.util.stream.Collectors;

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
        double[] classes = Arrays.stream(data.labels()).distinct().sorted().toArray();
        if (classes.length != 2) {
            throw new UserError("E345", "`logistic` needs labels of two classes, but " + data.name() + " has " + found(classes)
                + (classes.length > 2 ? "; use `softmax` for more classes, `least_squares` for numbers" : ""));
        }
        return Arrays.stream(data.labels()).map(label -> label == classes[1] ? 1 : -1).toArray();
    }

    private static String found(double[] classes) {
        String shown = Arrays.stream(classes).limit(5).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return classes.length == 1 ? "one: " + shown : classes.length + ": " + shown + (classes.length > 5 ? ", …" : "");
    }
}
