package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// Independent uniform draws; there may be more of them than rows.
final class WithReplacement implements Sampler {
    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        out.setCount(Samplers.count(rows, size));
        for (int k = 0; k < out.count; k++) {
            out.index[k] = stream.nextInt(rows);
        }
    }

    @Override
    public String toString() {
        return "with_replacement";
    }
}
