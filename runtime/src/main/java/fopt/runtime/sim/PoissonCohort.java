package fopt.runtime.sim;

import fopt.runtime.random.Stream;

/// Each node with probability p, independently of the others: the size is random, and may be 0.
record PoissonCohort(String name, int nodes, double p) implements Participation {
    @Override
    public void draw(long round, Stream stream, Cohort out) {
        out.clear();
        for (int i = 0; i < nodes; i++) {
            if (stream.coin(p)) {
                out.add(i);
            }
        }
    }

    @Override
    public double probability(int node) {
        return p;
    }

    @Override
    public double independentChance() {
        return p;
    }

    @Override
    public double expectedSize() {
        return nodes * p;
    }
}
