package fopt.runtime.sim;

/// Puts nodes in the order of their clocks; of two that are at the same time the one with the smaller number comes first.
final class Sequence {
    private int[] order;
    private int[] other;

    Sequence(int nodes) {
        order = new int[nodes];
        other = new int[nodes];
    }

    /// The members of a cohort in that order: valid until the next call.
    int[] by(long[] clock, Cohort cohort) {
        int count = cohort.count;
        System.arraycopy(cohort.members, 0, order, 0, count);
        for (int width = 1; width < count; width *= 2) {
            for (int from = 0; from < count; from += 2 * width) {
                merge(clock, from, Math.min(from + width, count), Math.min(from + 2 * width, count));
            }
            int[] merged = other;
            other = order;
            order = merged;
        }
        return order;
    }

    private void merge(long[] clock, int from, int middle, int to) {
        int a = from;
        int b = middle;
        for (int k = from; k < to; k++) {
            boolean first = b == to || a < middle && clock[order[a]] <= clock[order[b]];
            other[k] = first ? order[a++] : order[b++];
        }
    }
}
