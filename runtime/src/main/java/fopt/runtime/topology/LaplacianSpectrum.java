package fopt.runtime.topology;

import fopt.runtime.UserError;
import org.ejml.data.DMatrixRMaj;

/// Extreme eigenvalues of the Laplacian L = D − A of an undirected graph.
///
/// @param connectivity the second smallest, Fiedler's algebraic connectivity; 0 if the graph is not connected
/// @param largest the largest
/// @param accuracy bound on the error of both
public record LaplacianSpectrum(double connectivity, double largest, double accuracy) {
    /// @throws UserError E409 if the graph is directed
    static LaplacianSpectrum of(Topology graph) {
        if (graph.directed()) {
            throw new UserError("E409", "the Laplacian's eigenvalues are asked for, but " + graph.name() + " is directed; they need an undirected graph.");
        }
        if (graph.nodes() == 1) {
            return new LaplacianSpectrum(0, 0, 0);
        }
        return graph.nodes() <= Spectrum.LARGEST_DENSE ? dense(graph) : iterative(graph);
    }

    private static LaplacianSpectrum dense(Topology graph) {
        int n = graph.nodes();
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, graph.inDegree(i));
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                matrix.set(i, graph.neighbours()[p], -1);
            }
        }
        double[] values = DenseSpectrum.symmetric(matrix);
        double largest = values[n - 1];
        return new LaplacianSpectrum(Math.max(values[1], 0), largest, 8 * n * Math.ulp(largest));
    }

    static LaplacianSpectrum iterative(Topology graph) {
        int steps = (int) Math.clamp(2e9 / (graph.directedEdges() + 5.0 * graph.nodes()), 60, 4000);
        Lanczos extremes = Lanczos.of((x, y) -> multiply(graph, x, y), graph.nodes(), 1e-10 * graph.maxDegree(), steps);
        return new LaplacianSpectrum(Math.max(extremes.least(), 0), extremes.greatest(), extremes.accuracy());
    }

    private static void multiply(Topology graph, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            double sum = graph.inDegree(i) * x[i];
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                sum -= x[graph.neighbours()[p]];
            }
            y[i] = sum;
        }
    }
}
