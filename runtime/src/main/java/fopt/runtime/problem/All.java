package fopt.runtime.problem;

import fopt.runtime.random.Stream;

/// The full data.
final class All implements Sampler {
    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        out.setAll();
    }

    @Override
    public String toString() {
        return "all";
    }
}
