package fopt.runtime.function;

import java.util.Arrays;

/// The edges of a symmetric pattern over n nodes, and the weights on them that make a doubly stochastic matrix: not negative, with a sum of at most 1 at each node.
final class EdgeWeights {
    private static final double ACCURACY = 1e-15;
    private static final int MOST_SWEEPS = 1000;

    private final int n;
    private int[] from = {};
    private int[] to = {};
    private int count;
    private double[] corrections = {};
    private final double[] own;
    private final double[] sorted;

    EdgeWeights(int n) {
        this.n = n;
        own = new double[n];
        sorted = new double[n];
    }

    /// Takes the pairs i < j with an entry that is not 0.
    void of(double[] matrix, int at) {
        from = new int[n * (n - 1) / 2];
        to = new int[from.length];
        count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (matrix[at + i * n + j] != 0 || matrix[at + j * n + i] != 0) {
                    from[count] = i;
                    to[count++] = j;
                }
            }
        }
        corrections = new double[2 * count];
    }

    int count() {
        return count;
    }

    int from(int e) {
        return from[e];
    }

    int to(int e) {
        return to[e];
    }

    /// The nearest weights that are allowed: Dykstra's method (Boyle, Dykstra 1986), one node after the other. @param w *Modified*
    void project(double[] w) {
        Arrays.fill(corrections, 0);
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && moved > ACCURACY; sweep++) {
            moved = 0;
            for (int i = 0; i < n; i++) {
                moved = Math.max(moved, atNode(i, w));
            }
        }
        for (int e = 0; e < count; e++) {
            w[e] = Math.max(0, w[e]);
        }
    }

    /// Projects the weights of the edges at node i. @return the largest change
    private double atNode(int i, double[] w) {
        int size = 0;
        double sum = 0;
        for (int e = 0; e < count; e++) {
            if (from[e] == i || to[e] == i) {
                own[size] = w[e] + corrections[place(e, i)];
                sum += Math.max(0, own[size++]);
            }
        }
        boolean within = sum <= 1;
        if (!within) {
            Simplex.project(own, 0, size, sorted, own, 0);
        }
        double moved = 0;
        int k = 0;
        for (int e = 0; e < count; e++) {
            if (from[e] == i || to[e] == i) {
                double next = Math.max(0, own[k++]);
                corrections[place(e, i)] += w[e] - next;
                moved = Math.max(moved, Math.abs(w[e] - next));
                w[e] = next;
            }
        }
        return moved;
    }

    private int place(int e, int node) {
        return 2 * e + (from[e] == node ? 0 : 1);
    }

    /// The matrix with these weights; what is left to 1 stands on the diagonal.
    void matrix(double[] w, double[] out, int at) {
        Arrays.fill(out, at, at + n * n, 0.0);
        for (int i = 0; i < n; i++) {
            out[at + i * n + i] = 1;
        }
        for (int e = 0; e < count; e++) {
            out[at + from[e] * n + to[e]] = w[e];
            out[at + to[e] * n + from[e]] = w[e];
            out[at + from[e] * (n + 1)] -= w[e];
            out[at + to[e] * (n + 1)] -= w[e];
        }
        for (int i = 0; i < n; i++) {
            out[at + i * (n + 1)] = Math.max(0, out[at + i * (n + 1)]);
        }
    }
}
