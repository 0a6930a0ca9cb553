package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import java.util.List;

/// The separate regulariser r of a problem: convex, perhaps infinite outside of a set, with a known proximal map.
public sealed interface Regulariser {
    /// r of d numbers.
    double value(double[] x, int xo, int d);

    /// `out = argmin_u r(u) + ‖u − v‖²/(2 step)`. `out` may be v. @param out *Modified*
    void prox(double[] v, int vo, double step, double[] out, int oo, int d);

    boolean isNothing();

    /// r is strongly convex with this constant at least.
    default double convexity() {
        return 0;
    }

    Regulariser NONE = new Penalty(0, 0);

    /// That of another problem.
    record Of(Problem problem) implements Regulariser {
        @Override
        public boolean isNothing() {
            return !problem.hasRegulariser();
        }

        @Override
        public double value(double[] x, int xo, int d) {
            return problem.regulariser(x, xo);
        }

        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            problem.prox(v, vo, step, out, oo);
        }
    }

    /// `l1 ‖x‖₁ + l2/2 ‖x‖²`: nothing, lasso, ridge or the elastic net.
    record Penalty(double l1, double l2) implements Regulariser {
        @Override
        public boolean isNothing() {
            return l1 == 0 && l2 == 0;
        }

        @Override
        public double convexity() {
            return l2;
        }

        @Override
        public double value(double[] x, int xo, int d) {
            return isNothing() ? 0 : l1 * Kernels.sumOfAbs(x, xo, d) + 0.5 * l2 * Kernels.sumOfSquares(x, xo, d);
        }

        /// Soft thresholding by step · l1, then division by 1 + step · l2.
        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            double threshold = step * l1;
            double shrink = 1 / (1 + step * l2);
            for (int k = 0; k < d; k++) {
                double u = v[vo + k];
                double soft = u > threshold ? u - threshold : u < -threshold ? u + threshold : u == u ? 0 : u;
                out[oo + k] = soft * shrink;
            }
        }
    }

    /// A penalty for points with `lower ≤ x ≤ upper`, entry by entry; infinite elsewhere.
    record Bounded(Penalty penalty, double lower, double upper) implements Regulariser {
        /// How far outside a point may be by rounding.
        private static final double ROUNDING = 0x1p-40;

        @Override
        public boolean isNothing() {
            return false;
        }

        @Override
        public double convexity() {
            return penalty.convexity();
        }

        @Override
        public double value(double[] x, int xo, int d) {
            double room = ROUNDING * Math.max(1, Math.max(finite(lower), finite(upper)));
            boolean inside = Kernels.min(x, xo, d) >= lower - room && Kernels.max(x, xo, d) <= upper + room;
            return inside ? penalty.value(x, xo, d) : Double.POSITIVE_INFINITY;
        }

        private static double finite(double bound) {
            return Double.isInfinite(bound) ? 0 : Math.abs(bound);
        }

        /// In one dimension the minimiser within bounds is the nearest point to the one without.
        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            penalty.prox(v, vo, step, out, oo, d);
            for (int k = 0; k < d; k++) {
                out[oo + k] = Math.min(Math.max(out[oo + k], lower), upper);
            }
        }
    }

    /// `weight ‖x‖`, which makes all entries 0 or none.
    record Group(double weight) implements Regulariser {
        @Override
        public boolean isNothing() {
            return weight == 0;
        }

        @Override
        public double value(double[] x, int xo, int d) {
            return weight * Math.sqrt(Kernels.sumOfSquares(x, xo, d));
        }

        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            double norm = Math.sqrt(Kernels.sumOfSquares(v, vo, d));
            Kernels.scale(norm > step * weight ? 1 - step * weight / norm : 0, v, vo, out, oo, d);
        }
    }

    /// 0 where `‖x‖ ≤ radius`, infinite elsewhere.
    record Ball(double radius) implements Regulariser {
        private static final double ROUNDING = 1 + 0x1p-40;

        @Override
        public boolean isNothing() {
            return false;
        }

        @Override
        public double value(double[] x, int xo, int d) {
            return Math.sqrt(Kernels.sumOfSquares(x, xo, d)) <= radius * ROUNDING ? 0 : Double.POSITIVE_INFINITY;
        }

        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            double norm = Math.sqrt(Kernels.sumOfSquares(v, vo, d));
            Kernels.scale(norm > radius ? radius / norm : 1, v, vo, out, oo, d);
        }
    }

    /// One regulariser for each part of x; entries in no part are free.
    record Parts(List<Part> parts) implements Regulariser {
        /// @param length how many entries, from `offset` on
        public record Part(int offset, int length, Regulariser regulariser) {}

        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isNothing() {
            return parts.stream().allMatch(p -> p.regulariser.isNothing());
        }

        @Override
        public double value(double[] x, int xo, int d) {
            double sum = 0;
            for (int k = 0; k < parts.size(); k++) {
                sum += parts.get(k).regulariser.value(x, xo + parts.get(k).offset, parts.get(k).length);
            }
            return sum;
        }

        @Override
        public void prox(double[] v, int vo, double step, double[] out, int oo, int d) {
            System.arraycopy(v, vo, out, oo, d);
            for (int k = 0; k < parts.size(); k++) {
                Part p = parts.get(k);
                p.regulariser.prox(v, vo + p.offset, step, out, oo + p.offset, p.length);
            }
        }
    }
}
