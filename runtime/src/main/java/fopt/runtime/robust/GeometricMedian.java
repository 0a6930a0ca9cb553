package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;
import java.util.Arrays;

/// The point with the least sum of distances, by 50 steps of the smoothed Weiszfeld iteration (Pillutla, Kakade, Harchaoui 2022) from the
/// mean; distances below 1e-12 count as 1e-12.
final class GeometricMedian implements RobustRule {
    private static final int STEPS = 50;
    private static final double SMOOTHING = 1e-12;
    private final Mean start = new Mean();
    private final Room room = new Room();

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int d = in.length();
        start.apply(in, draws, out, oo);
        double[] z = room.numbers(d);
        for (int t = 0; t < STEPS; t++) {
            System.arraycopy(out, oo, z, 0, d);
            Arrays.fill(out, oo, oo + d, 0.0);
            double total = 0;
            for (int k = 0; k < in.count(); k++) {
                double w = 1 / Math.max(Math.sqrt(Kernels.squaredDistance(z, 0, in.values(), in.start()[k], d)), SMOOTHING);
                Kernels.axpy(w, in.values(), in.start()[k], out, oo, d);
                total += w;
            }
            Kernels.scale(1 / total, out, oo, out, oo, d);
        }
    }
}
