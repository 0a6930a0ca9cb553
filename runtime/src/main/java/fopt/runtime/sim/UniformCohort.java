package fopt.runtime.sim;

import fopt.runtime.random.Stream;

/// k nodes without replacement, every subset equally likely ("nice sampling"). Goes through the nodes once, taking each with the
/// probability (places left)/(nodes left) (Fan, Muller and Rezucha 1962).
record UniformCohort(String name, int nodes, int size) implements Participation {
    @Override
    public void draw(long round, Stream stream, Cohort out) {
        out.clear();
        for (int i = 0; out.count < size; i++) {
            if (stream.nextInt(nodes - i) < size - out.count) {
                out.add(i);
            }
        }
    }

    @Override
    public double probability(int node) {
        return (double) size / nodes;
    }

    @Override
    public double expectedSize() {
        return size;
    }
}
