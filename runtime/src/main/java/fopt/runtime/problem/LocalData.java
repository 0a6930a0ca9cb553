package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.Arrays;

/// The samples as the nodes hold them, for algorithms that look at the data themselves: `data.A`, a row for each sample of the node, and `data.b`,
/// their labels.
///
/// @param labels of all rows of the data set, as the loss takes them
public record LocalData(SplitData split, double[] labels) {
    /// 2 GB of numbers.
    private static final long MOST = 1 << 28;

    /// How many samples each node has. @throws UserError E655 if that differs from node to node
    public int rows() {
        int[] counts = Arrays.stream(split.rowsOfNode()).mapToInt(r -> r.length).toArray();
        int least = Arrays.stream(counts).min().orElseThrow();
        int most = Arrays.stream(counts).max().orElseThrow();
        if (least != most) {
            throw new UserError("E655", "`data.A` and `data.b` need as many samples at each node, but of " + split.data().name() + " nodes hold " + least + " to "
                    + most + ": take a number of nodes that divides " + split.data().rows() + ", and a split that deals evenly");
        }
        return most;
    }

    public int columns() {
        return split.data().columns();
    }

    /// The matrices of all nodes, one after the other, row by row. @throws UserError E656 if they are too large to be written out
    public double[] features() {
        int rows = rows();
        long numbers = (long) split.nodes() * rows * columns();
        if (numbers > MOST) {
            throw new UserError("E656", "`data.A` would hold " + numbers + " numbers, more than " + MOST + ": take fewer samples or features");
        }
        double[] all = new double[(int) numbers];
        for (int i = 0; i < split.nodes(); i++) {
            for (int k = 0; k < rows; k++) {
                copy(split.rowsOfNode()[i][k], all, (i * rows + k) * columns());
            }
        }
        return all;
    }

    private void copy(int row, double[] out, int at) {
        DataSet data = split.data();
        if (!data.isSparse()) {
            System.arraycopy(data.values(), row * columns(), out, at, columns());
            return;
        }
        for (int p = data.rowStart()[row]; p < data.rowStart()[row + 1]; p++) {
            out[at + data.column()[p]] = data.values()[p];
        }
    }

    /// The labels of all nodes, one node after the other.
    public double[] labelsOfNodes() {
        rows();
        return Arrays.stream(split.rowsOfNode()).flatMapToInt(Arrays::stream).mapToDouble(row -> labels[row]).toArray();
    }
}
