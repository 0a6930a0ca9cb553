package fopt.runtime.privacy;

import java.util.Arrays;

/// Pairs of numbers with how often they came; equal neighbours are kept once.
final class Runs {
    private double[] first = new double[4];
    private double[] second = new double[4];
    private long[] times = new long[4];
    private int size;

    void add(double a, double b) {
        if (size > 0 && first[size - 1] == a && second[size - 1] == b) {
            times[size - 1]++;
            return;
        }
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        first[size] = a;
        second[size] = b;
        times[size++] = 1;
    }

    interface Visitor {
        void visit(double a, double b, long times);
    }

    void each(Visitor v) {
        for (int k = 0; k < size; k++) {
            v.visit(first[k], second[k], times[k]);
        }
    }
}
