package fopt.runtime.problem;

import java.util.Arrays;

/// Cuts an order of the rows into one block for each node.
final class Blocks {
    private Blocks() {
    }

    /// Sizes that differ by at most one, the larger ones first.
    static int[][] even(int[] order, int nodes) {
        int[] sizes = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            sizes[i] = order.length / nodes + (i < order.length % nodes ? 1 : 0);
        }
        return cut(order, sizes);
    }

    /// Sizes that grow by a constant factor from node to node, rounded; at least one row for each.
    ///
    /// @param ratio size of the last node divided by that of the first, about
    static int[][] geometric(int[] order, int nodes, double ratio) {
        double[] weights = new double[nodes];
        double total = 0;
        for (int i = 0; i < nodes; i++) {
            // The larger end is 1, so that the weights neither overflow nor all vanish.
            double steps = ratio < 1 ? i : i - (nodes - 1);
            weights[i] = nodes == 1 ? 1 : StrictMath.pow(ratio, steps / (nodes - 1));
            total += weights[i];
        }
        int[] sizes = new int[nodes];
        int given = 0;
        double weight = 0;
        for (int i = 0; i < nodes; i++) {
            weight += weights[i];
            int end = i == nodes - 1 ? order.length : (int) Math.rint(order.length * (weight / total));
            sizes[i] = Math.max(0, end - given);
            given += sizes[i];
        }
        atLeastOne(sizes);
        return cut(order, sizes);
    }

    /// Takes from the largest, the first of them, for each that has none.
    private static void atLeastOne(int[] sizes) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0) {
                int largest = 0;
                for (int k = 1; k < sizes.length; k++) {
                    largest = sizes[k] > sizes[largest] ? k : largest;
                }
                sizes[largest]--;
                sizes[i] = 1;
            }
        }
    }

    private static int[][] cut(int[] order, int[] sizes) {
        int[][] blocks = new int[sizes.length][];
        int start = 0;
        for (int i = 0; i < sizes.length; i++) {
            blocks[i] = Arrays.copyOfRange(order, start, start + sizes[i]);
            start += sizes[i];
        }
        return blocks;
    }
}
