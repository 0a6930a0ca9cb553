package fopt.runtime.problem;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.linalg.Normals;
import fopt.runtime.random.Stream;

/// What problems of known solution draw: the solution, and how nodes differ. The same for the same seed.
///
/// @param d numbers in a row
record RandomRows(long seed, int nodes, int d) {
    private static final int SITE = 0x51AD;

    /// A random point of the unit sphere.
    double[] unitVector() {
        double[] x = new double[d];
        Normals.fill(key(0), 0, 1, x, 0, d);
        double norm = Math.sqrt(Kernels.sumOfSquares(x, 0, d));
        for (int k = 0; k < d; k++) {
            x[k] /= norm;
        }
        return x;
    }

    /// A row for each node; they add up to zero, and the root mean square of their norms is `size` (0 for one node).
    double[] deviations(int round, double size) {
        double[] rows = centred(round);
        double factor = nodes == 1 ? 0 : size * Math.sqrt(nodes / Kernels.sumOfSquares(rows, 0, nodes * d));
        for (int e = 0; e < rows.length; e++) {
            rows[e] *= factor;
        }
        return rows;
    }

    /// Rows `values_k (1 + spread · u_ik)`, the u centred over the nodes and within [−1, 1]. @param values one row
    double[] spread(double[] values, double spread) {
        double[] u = centred(1);
        double scale = spread / Math.max(Kernels.maxAbs(u, 0, u.length), Double.MIN_NORMAL);
        for (int e = 0; e < u.length; e++) {
            u[e] = values[e % d] * (1 + scale * u[e]);
        }
        return u;
    }

    /// Normal numbers, one row a node, which add up to zero over the nodes.
    private double[] centred(int round) {
        double[] rows = new double[nodes * d];
        Normals.fill(key(round), 0, 1, rows, 0, nodes * d);
        for (int k = 0; k < d; k++) {
            double sum = 0;
            for (int i = 0; i < nodes; i++) {
                sum += rows[i * d + k];
            }
            for (int i = 0; i < nodes; i++) {
                rows[i * d + k] -= sum / nodes;
            }
        }
        return rows;
    }

    private long key(int round) {
        return new Stream().reset(seed, SITE, Stream.EVERYBODY, round, 0).key();
    }
}
