package fopt.runtime.topology;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A graph without the edges of nodes that are away.
public final class Induced {
    private Induced() {}

    /// Their weights go to whoever keeps the value then: w_ij to w_ii, the value that i has instead; where only columns sum to 1, to w_jj, what j does not
    /// give away. So sums that were 1 still are, and symmetric weights stay symmetric.
    public static MixingMatrix of(MixingMatrix w, IntPredicate there) {
        Topology graph = w.topology();
        int n = graph.nodes();
        int[][] heard = new int[n][];
        double[] kept = new double[graph.directedEdges()];
        double[] self = w.selfWeights();
        double[] edge = w.edgeWeights();
        boolean columns = w.isColumnStochastic() && !w.isRowStochastic();
        int count = 0;
        for (int i = 0; i < n; i++) {
            int first = count;
            int[] row = new int[graph.inDegree(i)];
            for (int p = graph.offsets()[i]; p < graph.offsets()[i + 1]; p++) {
                int j = graph.neighbours()[p];
                if (there.test(i) && there.test(j)) {
                    row[count - first] = j;
                    kept[count++] = edge[p];
                } else {
                    self[columns ? j : i] += edge[p];
                }
            }
            heard[i] = Arrays.copyOf(row, count - first);
        }
        return new MixingMatrix(new Topology(graph.name(), graph.directed(), heard), w.scheme(), Arrays.copyOf(kept, count), self);
    }
}
