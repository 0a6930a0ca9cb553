package fopt.runtime.sim;

import java.util.List;

/// Values on their way: a reusable slot.
final class Parcel {
    /// Of the job that it belongs to: when it was assigned, in changes of the measured point.
    long version;
    /// Which of the worker's jobs it belongs to: void if the worker's number has changed.
    int generation;
    /// 1-based number of the sender; 0 for the server.
    int from;
    private double[] numbers = {};

    /// Takes rows along, one after the other. @param row which row of each variable
    void take(Context context, List<Integer> variables, int row) {
        int total = 0;
        for (int k = 0; k < variables.size(); k++) {
            total += context.length(variables.get(k));
        }
        if (numbers.length < total) {
            numbers = new double[total];
        }
        int at = 0;
        for (int k = 0; k < variables.size(); k++) {
            int length = context.length(variables.get(k));
            System.arraycopy(context.numbers[variables.get(k)], row * length, numbers, at, length);
            at += length;
        }
    }

    /// Leaves them in rows of other variables of the same lengths.
    void leave(Context context, List<Integer> variables, int row) {
        int at = 0;
        for (int k = 0; k < variables.size(); k++) {
            int length = context.length(variables.get(k));
            System.arraycopy(numbers, at, context.numbers[variables.get(k)], row * length, length);
            at += length;
        }
    }
}
