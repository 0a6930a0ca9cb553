package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import java.util.Arrays;

/// Constants of a problem of which nothing is known but its Hessian-vector products: the largest curvature that is met at some points. Not an upper bound.
final class MeasuredConstants {
    /// 0, and random points at these distances from it.
    private static final double[] RADII = {0, 0.1, 1, 10};
    private static final int MOST_SAMPLES = 100;
    private static final long SEED = 0xC07;

    private final Problem problem;
    private final int d;
    private final double[][] points;

    MeasuredConstants(Problem problem) {
        this.problem = problem;
        d = problem.dimension();
        points = new double[RADII.length][d];
        for (int k = 1; k < RADII.length; k++) {
            Normals.fill(SEED + k, 0, 1, points[k], 0, d);
            Kernels.scale(RADII[k] / Math.sqrt(Kernels.sumOfSquares(points[k], 0, d)), points[k], 0, points[k], 0, d);
        }
    }

    Constants find() {
        MeanObjective mean = new MeanObjective(problem);
        double largest = largest(mean::hessianVector);
        double[] each = new double[problem.nodes()];
        Arrays.setAll(each, i -> largest((x, v, out) -> problem.hessianVector(i, x, 0, v, 0, new Samples(), out, 0)));
        return Constants.of(largest, each, largestSample(each), 0, "L, L_i: the largest curvature at x = 0 and at random points with ‖x‖ = 0.1, 1, 10, "
                + "by Lanczos on Hessian-vector products, not an upper bound; μ: not known, 0");
    }

    private interface Curvature {
        /// `out = H(x) v`
        void apply(double[] x, double[] v, double[] out);
    }

    private double largest(Curvature h) {
        double largest = 0;
        for (double[] x : points) {
            double up = Eigenvalues.largest(d, (v, out) -> h.apply(x, v, out));
            double down = Eigenvalues.largest(d, (v, out) -> {
                h.apply(x, v, out);
                Kernels.scale(-1, out, 0, out, 0, d);
            });
            largest = Math.max(largest, Math.max(up, down));
        }
        return largest;
    }

    /// Over at most [#MOST_SAMPLES] samples, taken evenly from all nodes, at 0 only.
    private double largestSample(double[] each) {
        int perNode = Math.max(1, MOST_SAMPLES / problem.nodes());
        Samples one = new Samples();
        one.setCount(1);
        double largest = 0;
        for (int i = 0; i < problem.nodes(); i++) {
            largest = Math.max(largest, each[i]);
            int node = i;
            int rows = problem.rows(i);
            for (int k = 0; k < Math.min(perNode, rows); k++) {
                one.index[0] = (int) ((long) k * rows / Math.min(perNode, rows));
                largest = Math.max(largest, Eigenvalues.largest(d, (v, out) -> problem.hessianVector(node, points[0], 0, v, 0, one, out, 0)));
            }
        }
        return largest;
    }
}
