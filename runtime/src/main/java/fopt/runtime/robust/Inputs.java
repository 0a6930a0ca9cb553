package fopt.runtime.robust;

/// Several vectors of one length: vector k is `length` numbers from `start[k]` on, k below `count`.
public record Inputs(double[] values, int[] start, int count, int length) {

    /// Vectors that lie one after the other.
    static Inputs stacked(double[] values, int[] start, int count, int length) {
        for (int k = 0; k < count; k++) {
            start[k] = k * length;
        }
        return new Inputs(values, start, count, length);
    }

    /// f, or fewer: less than half of the vectors may be wrong.
    int wrong(int f) {
        return Math.min(f, (count - 1) / 2);
    }
}
