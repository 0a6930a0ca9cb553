package fopt.runtime.sim;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// A random order of the nodes, cut into cohorts of k, which take part one after the other; then a new order: regularised participation
/// (Malinovsky et al. 2023, Cho et al. 2023). Every node takes part once in ⌈n/k⌉ rounds; the last cohort of an order may be smaller.
final class CohortsInTurn implements Participation {
    private final String name;
    private final int size;
    private final int[] order;

    CohortsInTurn(String name, int nodes, int size) {
        this.name = name;
        this.size = size;
        order = new int[nodes];
    }

    private int rounds() {
        return (order.length + size - 1) / size;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void draw(long round, Stream stream, Cohort out) {
        long turn = Math.floorMod(round - 1, (long) rounds());
        Arrays.setAll(order, i -> i);
        stream.atRound(round - turn).shuffle(order, order.length);
        int from = (int) turn * size;
        int to = Math.min(order.length, from + size);
        Arrays.sort(order, from, to);
        out.clear();
        for (int k = from; k < to; k++) {
            out.add(order[k]);
        }
    }

    @Override
    public double probability(int node) {
        return 1.0 / rounds();
    }

    @Override
    public double expectedSize() {
        return (double) order.length / rounds();
    }
}
