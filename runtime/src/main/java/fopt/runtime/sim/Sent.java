package fopt.runtime.sim;

/// Bits that were charged since somebody looked the last time, by sender or link.
final class Sent {
    private long[] bits;
    private long[] seen;

    /// @param bits counters, which only grow
    Sent(long[] bits) {
        this.bits = bits;
        seen = new long[bits.length];
    }

    /// The counters have moved to a longer array.
    void in(long[] longer) {
        if (longer != bits) {
            bits = longer;
            seen = java.util.Arrays.copyOf(seen, longer.length);
        }
    }

    /// Bits that were charged meanwhile.
    long fresh(int k) {
        return bits[k] - seen[k];
    }

    /// The same, and they are seen now.
    long take(int k) {
        long fresh = fresh(k);
        seen[k] += fresh;
        return fresh;
    }
}
