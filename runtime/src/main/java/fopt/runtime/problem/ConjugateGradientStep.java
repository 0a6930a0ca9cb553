package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import java.util.Arrays;

/// By conjugate gradients, to a residual that shrinks with the gradient; stops at directions of no or negative curvature.
final class ConjugateGradientStep implements NewtonStep {
    private static final int MOST_ITERATIONS = 1000;

    private final MeanObjective f;
    private final double[] residual;
    private final double[] direction;
    private final double[] product;
    private double firstNorm = Double.NaN;

    ConjugateGradientStep(MeanObjective f) {
        this.f = f;
        residual = new double[f.dimension];
        direction = new double[f.dimension];
        product = new double[f.dimension];
    }

    @Override
    public String name() {
        return "conjugate gradients";
    }

    @Override
    public void find(double[] x, double[] gradient, double[] step) {
        int d = f.dimension;
        Arrays.fill(step, 0);
        Kernels.scale(-1, gradient, 0, residual, 0, d);
        System.arraycopy(residual, 0, direction, 0, d);
        double squared = Kernels.sumOfSquares(residual, 0, d);
        if (Double.isNaN(firstNorm)) {
            firstNorm = Math.sqrt(squared);
        }
        double ratio = Math.sqrt(squared) / firstNorm;
        double enough = squared * Math.min(0.01, Math.max(ratio, 1e-12));
        for (int k = 0; k < MOST_ITERATIONS && squared > enough; k++) {
            f.hessianVector(x, direction, product);
            double curvature = Kernels.dot(direction, 0, product, 0, d);
            if (curvature <= 0) {
                if (k == 0) {
                    System.arraycopy(residual, 0, step, 0, d);
                }
                return;
            }
            double length = squared / curvature;
            Kernels.axpy(length, direction, 0, step, 0, d);
            Kernels.axpy(-length, product, 0, residual, 0, d);
            double next = Kernels.sumOfSquares(residual, 0, d);
            Kernels.scale(next / squared, direction, 0, direction, 0, d);
            Kernels.axpy(1, residual, 0, direction, 0, d);
            squared = next;
        }
    }
}
