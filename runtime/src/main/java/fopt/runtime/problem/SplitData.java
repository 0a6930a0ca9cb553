package fopt.runtime.problem;

/// A data set and which of its rows each node holds.
///
/// @param rowsOfNode for each node 0-based row numbers of the data set, in the order in which the node has them; at least one
/// @param how the split as it is written in a program, e.g. `dirichlet(0.3)`
public record SplitData(DataSet data, int[][] rowsOfNode, String how) {
    int nodes() {
        return rowsOfNode.length;
    }
}
