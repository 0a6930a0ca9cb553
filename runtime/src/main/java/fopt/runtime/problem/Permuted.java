package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Epochs: every row once, in an order that is the data's own, or drawn once, or drawn for each epoch. A batch never spans two epochs.
final class Permuted implements Sampler {
    private final boolean shuffled;
    private final boolean again;
    private final int[][] permutation;
    /// Rows of the current epoch that were handed out.
    private final int[] position;

    /// @param order `reshuffled`, `shuffled_once` or `in_order`
    Permuted(String order, int nodes) {
        shuffled = !order.equals("in_order");
        again = order.equals("reshuffled");
        permutation = new int[nodes][];
        position = new int[nodes];
    }

    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        boolean first = permutation[node] == null;
        if (first) {
            permutation[node] = new int[rows];
            java.util.Arrays.setAll(permutation[node], row -> row);
        }
        if (position[node] == rows || first) {
            position[node] = 0;
            if (again || shuffled && first) {
                stream.shuffle(permutation[node], rows);
            }
        }
        int count = Math.min(Samplers.count(rows, size), rows - position[node]);
        out.setCount(count);
        System.arraycopy(permutation[node], position[node], out.index, 0, count);
        position[node] += count;
    }
}
