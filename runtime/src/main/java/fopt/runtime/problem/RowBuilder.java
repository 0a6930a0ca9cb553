package fopt.runtime.problem;

import fopt.runtime.UserError;
import java.util.Arrays;

/// Gathers labelled rows, entry by entry, and makes a [DataSet] of them: dense if more than half of the entries are not zero, else sparse.
/// (A dense entry costs 8 bytes and streams through vector registers; a stored sparse one costs 12 and a gather.)
final class RowBuilder {
    private static final double FILLED = 0.5;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private double[] labels = new double[1 << 10];
    private int[] rowStart = new int[1 << 10];
    private int rows;
    private int[] column = new int[1 << 14];
    private double[] value = new double[1 << 14];
    private int entries;

    /// Starts the next row.
    void row(double label) {
        if (rows + 1 == labels.length) {
            labels = Arrays.copyOf(labels, larger(rows));
            rowStart = Arrays.copyOf(rowStart, labels.length);
        }
        labels[rows] = label + 0.0;   // no −0, which would be a label of its own
        rows++;
        rowStart[rows] = entries;
    }

    /// An entry of the current row; zeros are not stored. @param at 0-based column, larger than the one before in this row
    void entry(int at, double x) {
        if (x == 0) {
            return;
        }
        if (entries == column.length) {
            column = Arrays.copyOf(column, larger(entries));
            value = Arrays.copyOf(value, column.length);
        }
        column[entries] = at;
        value[entries++] = x;
        rowStart[rows] = entries;
    }

    private static int larger(int length) {
        if (length > LARGEST_ARRAY - 8) {
            throw new UserError("E500", "the data have more than " + LARGEST_ARRAY + " rows or entries, which is more than one array holds; take a part");
        }
        return (int) Math.min(LARGEST_ARRAY, 2L * length + 2);
    }

    int rows() {
        return rows;
    }

    DataSet toDataSet(String name, int columns) {
        double[] label = Arrays.copyOf(labels, rows);
        if (isDense(entries, rows, columns)) {
            return DataSet.dense(name, rows, columns, label, filledOut(columns));
        }
        return DataSet.sparse(name, columns, label, Arrays.copyOf(rowStart, rows + 1), Arrays.copyOf(column, entries), Arrays.copyOf(value, entries));
    }

    /// Whether data with so many entries that are not zero are better held dense.
    static boolean isDense(long entries, int rows, int columns) {
        long all = (long) rows * columns;
        return all <= LARGEST_ARRAY && entries > FILLED * all;
    }

    private double[] filledOut(int columns) {
        double[] all = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int p = rowStart[row]; p < rowStart[row + 1]; p++) {
                all[row * columns + column[p]] = value[p];
            }
        }
        return all;
    }
}
