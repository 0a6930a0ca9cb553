package fopt.runtime.privacy;

import fopt.runtime.topology.Topology;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Noise of a node's own, and noise that each pair of neighbours shares with opposite signs, so that it cancels in sums: the noise of all nodes together
/// has the covariance σ²I + σ_pair² L, L the Laplacian of the graph.
/// Allouah, Koloskova, El Firdoussi, Jaggi, Guerraoui: "The privacy power of correlated noise in decentralized learning" (DECOR), ICML 2024.
public final class PairwiseNoise {
    private final Topology graph;

    public PairwiseNoise(Topology graph) {
        this.graph = graph;
    }

    /// The squared μ of [Gdp] of one release of every node, to somebody who sees all of them and knows no noise: sensitivity² times the
    /// largest diagonal entry of the inverse covariance. Infinite without noise of one's own (the sum of all is then seen as it is).
    ///
    /// @param own standard deviation σ @param pair standard deviation σ_pair
    public double squaredMu(double sensitivity, double own, double pair) {
        if (own == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int n = graph.nodes();
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        solver.setA(covariance(n, own * own, pair * pair));
        solver.invert(inverse);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, inverse.get(i, i));
        }
        return sensitivity * sensitivity * largest;
    }

    private DMatrixRMaj covariance(int n, double own, double pair) {
        DMatrixRMaj all = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            all.set(i, i, own + pair * (graph.offsets()[i + 1] - graph.offsets()[i]));
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                all.set(i, graph.neighbours()[p], -pair);
            }
        }
        return all;
    }
}
