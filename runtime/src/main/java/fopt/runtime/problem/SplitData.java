package fopt.runtime.problem;

/// A data set and which of its rows each node holds.
///
/// @param rowsOfNode for each node 0-based row numbers of the data set, in the order in which the node has them; at least one
/// @param how the split as it is written in a program, e.g. `dirichlet(0.3)`
public record SplitData(DataSet data, int[][] rowsOfNode, String how) {
    int nodes() {
        return rowsOfNode.length;
    }

    /// What the numbers of all nodes need; rows that several nodes hold count for each.
    long bytes() {
        double perRow = (double) data.bytes() / Math.max(1, data.rows());
        return (long) (perRow * java.util.Arrays.stream(rowsOfNode).mapToLong(rows -> rows.length).sum());
    }
}
