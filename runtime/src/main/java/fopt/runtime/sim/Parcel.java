package fopt.runtime.sim;

/// Values on their way: a reusable slot.
final class Parcel {
    /// Of the job that it belongs to: when it was assigned, in changes of the measured point.
    long version;
    /// Of the job whose result this is: ticks that it took.
    long took;
    /// Which of the worker's jobs it belongs to: void if the worker's number has changed. Of a result, how often the server had taken jobs back; of what was put off,
    /// how often the node had left.
    int generation;
    /// 1-based number of the sender; 0 for the server.
    int from;
    /// How many have a use for it.
    int held;
    private double[] numbers = {};

    void take(Cargo cargo, Context context, int row) {
        if (numbers.length < cargo.size()) {
            numbers = new double[cargo.size()];
        }
        cargo.pack(context, row, numbers);
    }

    boolean holds(Cargo cargo, Context context, int row) {
        return cargo.same(context, row, numbers);
    }

    void leave(Cargo cargo, Context context, int row) {
        cargo.unpack(numbers, context, row);
    }
}
