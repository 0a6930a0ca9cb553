package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// A uniformly random set of rows, by Floyd's algorithm (Bentley, Floyd: "A sample of brilliance", CACM 1987), which draws one number for each.
final class Distinct implements Sampler {
    /// For each node one bit a row, all clear between draws.
    private final long[][] chosen;

    Distinct(int nodes) {
        chosen = new long[nodes][];
    }

    @Override
    public String order() {
        return "distinct";
    }

    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        if (chosen[node] == null) {
            chosen[node] = new long[(rows + 63) / 64];
        }
        long[] marks = chosen[node];
        int count = Sampler.count(rows, size);
        out.setCount(count);
        for (int k = 0; k < count; k++) {
            int last = rows - count + k;
            int row = stream.nextInt(last + 1);
            row = (marks[row >> 6] >>> row & 1) == 0 ? row : last;
            marks[row >> 6] |= 1L << row;
            out.index[k] = row;
        }
        for (int k = 0; k < count; k++) {
            marks[out.index[k] >> 6] = 0;
        }
    }
}
