package fopt.runtime.robust;

import fopt.runtime.linalg.Kernels;

/// Squared distances between all pairs, in a square that is kept.
final class Distances {
    private final Room square = new Room();
    private double[] all;
    private int n;

    void of(Inputs in) {
        n = in.count();
        all = square.numbers(n * n);
        for (int i = 0; i < n; i++) {
            all[i * n + i] = 0;
            for (int j = 0; j < i; j++) {
                double d = Kernels.squaredDistance(in.values(), in.start()[i], in.values(), in.start()[j], in.length());
                all[i * n + j] = d;
                all[j * n + i] = d;
            }
        }
    }

    double between(int i, int j) {
        return all[i * n + j];
    }
}
