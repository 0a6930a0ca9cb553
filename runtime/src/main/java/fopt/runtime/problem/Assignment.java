package fopt.runtime.problem;

/// A split in the making: rows in random order, given to nodes class by class.
final class Assignment {
    private final int[] order;
    private final int[] nodeOfRow;
    private final int[] sizes;

    /// @param order all rows, as they are to stand at their nodes
    Assignment(int[] order, int nodes) {
        this.order = order;
        this.nodeOfRow = new int[order.length];
        this.sizes = new int[nodes];
    }

    /// Gives a row, once, to a node.
    void give(int row, int node) {
        nodeOfRow[row] = node;
        sizes[node]++;
    }

    /// The rows of each class in the random order.
    int[][] byClass(Labels.Classes classes) {
        int[] count = new int[classes.count()];
        for (int c : classes.ofRow()) {
            count[c]++;
        }
        int[][] rows = new int[count.length][];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = new int[count[c]];
        }
        for (int p = order.length - 1; p >= 0; p--) {
            int c = classes.ofRow()[order[p]];
            rows[c][--count[c]] = order[p];
        }
        return rows;
    }

    /// The rows of each node, after all were given. A node without any first gets the last row of the largest node.
    int[][] rowsOfNode() {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0) {
                moveLastRow(largest(), i);
            }
        }
        int[][] rows = new int[sizes.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new int[sizes[i]];
        }
        int[] next = new int[rows.length];
        for (int row : order) {
            int node = nodeOfRow[row];
            rows[node][next[node]++] = row;
        }
        return rows;
    }

    private int largest() {
        int largest = 0;
        for (int i = 1; i < sizes.length; i++) {
            largest = sizes[i] > sizes[largest] ? i : largest;
        }
        return largest;
    }

    private void moveLastRow(int from, int to) {
        int p = order.length - 1;
        while (nodeOfRow[order[p]] != from) {
            p--;
        }
        sizes[from]--;
        give(order[p], to);
    }
}
