package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// A uniformly random set of rows, ascending.
final class Distinct implements Sampler {
    /// For each node one bit a row, all clear between draws.
    private final int[][] marks;

    Distinct(int nodes) {
        marks = new int[nodes][];
    }

    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        if (marks[node] == null) {
            marks[node] = new int[(rows + 31) / 32];
        }
        out.setCount(Math.min(Samplers.count(rows, size), rows));
        stream.choose(rows, out.count, out.index, marks[node]);
    }

    @Override
    public String toString() {
        return "distinct";
    }
}
