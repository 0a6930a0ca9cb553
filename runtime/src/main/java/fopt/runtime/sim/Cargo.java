package fopt.runtime.sim;

import java.util.Arrays;
import java.util.List;

/// Which variables travel together, and how long their rows are.
final class Cargo {
    private final int[] variables;
    private final int[] lengths;
    private final int total;

    Cargo(Context context, List<Integer> variables) {
        this.variables = variables.stream().mapToInt(Integer::intValue).toArray();
        lengths = variables.stream().mapToInt(context::length).toArray();
        total = Arrays.stream(lengths).sum();
    }

    /// How many numbers.
    int size() {
        return total;
    }

    /// Copies rows to a parcel, one after the other.
    void pack(Context context, int row, double[] parcel) {
        int at = 0;
        for (int k = 0; k < variables.length; k++) {
            System.arraycopy(context.numbers[variables[k]], row * lengths[k], parcel, at, lengths[k]);
            at += lengths[k];
        }
    }

    /// Whether a parcel holds what is in the rows, to the bit.
    boolean same(Context context, int row, double[] parcel) {
        int at = 0;
        for (int k = 0; k < variables.length; k++) {
            int from = row * lengths[k];
            if (!Arrays.equals(context.numbers[variables[k]], from, from + lengths[k], parcel, at, at + lengths[k])) {
                return false;
            }
            at += lengths[k];
        }
        return true;
    }

    /// Copies a parcel to rows.
    void unpack(double[] parcel, Context context, int row) {
        int at = 0;
        for (int k = 0; k < variables.length; k++) {
            System.arraycopy(parcel, at, context.numbers[variables[k]], row * lengths[k], lengths[k]);
            at += lengths[k];
        }
    }

    /// Copies rows straight to rows of other variables of the same lengths.
    void hand(Context context, int row, Cargo to, int toRow) {
        for (int k = 0; k < variables.length; k++) {
            System.arraycopy(context.numbers[variables[k]], row * lengths[k], context.numbers[to.variables[k]], toRow * lengths[k], lengths[k]);
        }
    }
}
