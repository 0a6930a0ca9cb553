package fopt.runtime.topology;

import fopt.runtime.UserError;

/// A mixing matrix of given numbers, checked against its graph.
final class GivenWeights {
    private final Topology graph;
    private final SquareMatrix given;

    private GivenWeights(Topology graph, SquareMatrix given) {
        this.graph = graph;
        this.given = given;
    }

    /// @throws UserError E405 another number of nodes, E406 a weight off the graph, E407 sums are not 1, E408 not symmetric though the graph is undirected
    static MixingMatrix on(Topology graph, SquareMatrix given, String scheme) {
        if (given.nodes() != graph.nodes()) {
            throw new UserError("E405", given + ": found " + given.nodes() + " rows of weights, expected one for each of the " + graph.nodes() + " nodes of "
                    + graph.name() + ".");
        }
        GivenWeights weights = new GivenWeights(graph, given);
        MixingMatrix w = weights.matrix(scheme);
        weights.checkSums(w);
        if (!graph.directed()) {
            weights.checkSymmetric(w);
        }
        return w;
    }

    private MixingMatrix matrix(String scheme) {
        double[][] rows = given.rows();
        double[] edge = new double[graph.directedEdges()];
        double[] self = new double[graph.nodes()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i][j] != 0 && i != j && !graph.hears(i, j)) {
                    throw new UserError("E406", given + ": row " + (i + 1) + ", column " + (j + 1) + " is " + rows[i][j] + ", but in "
                            + graph.name() + " node " + (i + 1) + " does not hear node " + (j + 1) + ", so this weight must be 0.");
                }
            }
            self[i] = rows[i][i];
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                edge[p] = rows[i][graph.neighbours()[p]];
            }
        }
        return new MixingMatrix(graph, scheme, edge, self);
    }

    private void checkSums(MixingMatrix w) {
        double[] sums = w.rowSums();
        int row = MixingMatrix.worst(sums);
        if (row < 0 || graph.directed() && w.isColumnStochastic()) {
            return;
        }
        throw new UserError("E407", given + ": row " + (row + 1) + " sums to " + sums[row] + ", expected 1 within 1e-12"
                + (graph.directed() ? ", or all columns to" : "") + ": otherwise gossip scales what it mixes. "
                + "Write all digits, or fractions such as 1/3.");
    }

    private void checkSymmetric(MixingMatrix w) {
        for (int i = 0; i < w.nodes(); i++) {
            for (int k = w.rowStart()[i]; k < w.rowStart()[i + 1]; k++) {
                int j = w.column()[k];
                if (Math.abs(w.weight()[k] - w.entry(j, i)) > MixingMatrix.TOLERANCE) {
                    throw new UserError("E408", given + " is not symmetric: nodes " + (i + 1) + " and " + (j + 1) + " have weights "
                            + w.weight()[k] + " and " + w.entry(j, i) + ". On an undirected graph they must be equal; for one-way weights take directed("
                            + graph.name() + ").");
                }
            }
        }
    }
}
