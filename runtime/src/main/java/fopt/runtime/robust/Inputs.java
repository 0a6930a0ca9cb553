package fopt.runtime.robust;

/// Several vectors of one length: vector k is `length` numbers from `start[k]` on, k below `count`. Kept and set again, so that nothing is allocated.
public final class Inputs {
    private double[] values;
    private int[] start = {};
    private int count;
    private int length;

    /// @param start at least `count` numbers; kept, not copied, as `values` is
    public Inputs set(double[] values, int[] start, int count, int length) {
        this.values = values;
        this.start = start;
        this.count = count;
        this.length = length;
        return this;
    }

    /// Vectors that lie one after the other, from `offset` on.
    Inputs stacked(double[] values, int offset, int count, int length) {
        int[] places = start.length < count ? new int[count] : start;
        for (int k = 0; k < count; k++) {
            places[k] = offset + k * length;
        }
        return set(values, places, count, length);
    }

    /// Where the vectors lie. Not to be written to.
    public double[] values() {
        return values;
    }

    /// The first entry of each vector in [#values]. Not to be written to.
    public int[] start() {
        return start;
    }

    /// How many vectors there are.
    public int count() {
        return count;
    }

    /// Numbers in a vector.
    public int length() {
        return length;
    }

    /// f, or fewer: less than half of the vectors may be wrong.
    int wrong(int f) {
        return Math.min(f, (count - 1) / 2);
    }
}
