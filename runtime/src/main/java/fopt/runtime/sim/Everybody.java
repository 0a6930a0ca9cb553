package fopt.runtime.sim;

import fopt.runtime.random.Stream;

/// All nodes, always.
record Everybody(String name, int nodes) implements Participation {
    @Override
    public void draw(long round, Stream stream, Cohort out) {
        out.clear();
        for (int i = 0; i < nodes; i++) {
            out.add(i);
        }
    }

    @Override
    public double probability(int node) {
        return 1;
    }

    @Override
    public double expectedSize() {
        return nodes;
    }
}
