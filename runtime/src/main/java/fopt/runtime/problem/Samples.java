package fopt.runtime.problem;

/// A handle on samples of one node: the full data set, or `count` 0-based row numbers (with repetitions if they were drawn so).
/// A reusable slot, filled by a [Sampler].
public final class Samples {
    public boolean all = true;
    public int count;
    public int[] index = {};

    public void setAll() {
        all = true;
        count = 0;
    }

    /// Makes room for `count` rows; the caller fills `index[0 … count-1]`.
    public void setCount(int count) {
        all = false;
        this.count = count;
        if (index.length < count) {
            index = new int[count];
        }
    }
}
