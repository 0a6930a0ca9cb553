package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// CGE, comparative gradient elimination (Gupta, Vaidya 2020): the mean of the n − f vectors of least norm. Of equal ones the first are taken.
final class Elimination implements RobustRule {
    private final int f;
    private final Room norms = new Room();
    private final Room sorted = new Room();

    Elimination(int f) {
        this.f = f;
    }

    @Override
    public void apply(Inputs in, Stream draws, double[] out, int oo) {
        int n = in.count();
        int d = in.length();
        int kept = n - in.wrong(f);
        double[] norm = norms.numbers(n);
        for (int k = 0; k < n; k++) {
            norm[k] = Kernels.sumOfSquares(in.values(), in.start()[k], d);
        }
        Nearest.mean(in, norm, kept, sorted.numbers(n), out, oo);
    }
}
