package fopt.runtime.sim;

import fopt.runtime.random.Stream;

/// Nodes 1 … k in round 1, the next k in round 2, and so on around: cyclic participation. Nothing is drawn.
record RoundRobin(String name, int nodes, int size) implements Participation {
    @Override
    public void draw(long round, Stream stream, Cohort out) {
        out.clear();
        int first = (int) Math.floorMod((round - 1) * size, (long) nodes);
        int wrapped = Math.max(0, first + size - nodes);
        for (int i = 0; i < wrapped; i++) {
            out.add(i);
        }
        for (int i = first; i < first + size - wrapped; i++) {
            out.add(i);
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
