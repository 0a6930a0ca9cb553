package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// Centred clipping (Karimireddy, He, Jaggi 2021): `v += mean of clip(x_k − v, τ)`, some times. It starts from the median of each entry, where the paper
/// starts from its last result.
final class CenteredClip implements RobustRule {
    private final double radius;
    private final int steps;
    private final TrimmedMean start = TrimmedMean.median();
    private final Room center = new Room();
    private final Room difference = new Room();

    CenteredClip(double radius, int steps) {
        this.radius = radius;
        this.steps = steps;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int d = in.length();
        start.apply(in, draws, out, oo);
        double[] v = center.numbers(d);
        double[] e = difference.numbers(d);
        for (int t = 0; t < steps; t++) {
            System.arraycopy(out, oo, v, 0, d);
            for (int k = 0; k < in.count(); k++) {
                Kernels.subtract(in.values(), in.start()[k], v, 0, e, 0, d);
                double norm = Math.sqrt(Kernels.sumOfSquares(e, 0, d));
                Kernels.axpy((norm > radius ? radius / norm : 1) / in.count(), e, 0, out, oo, d);
            }
        }
    }
}
