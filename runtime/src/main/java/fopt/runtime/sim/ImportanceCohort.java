package fopt.runtime.sim;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// k nodes, node i with probability p_i = min(1, c·weight_i), where c is such that the p_i add up to k.
///
/// Randomised systematic sampling (Madow 1949; Goodman and Kish 1950): the p_i are laid end to end in random order, and those are taken
/// that k points at distance 1, with a random start, fall on. The size is always k and the p_i are exact (up to rounding) in any order;
/// the random order makes nearly all subsets possible.
final class ImportanceCohort implements Participation {
    private final String name;
    private final int size;
    private final double[] probability;
    private final int[] order;
    private final boolean[] chosen;

    /// @param weight one positive number for each node; not kept
    ImportanceCohort(String name, int size, double[] weight) {
        this.name = name;
        this.size = size;
        probability = probabilities(size, weight);
        order = new int[weight.length];
        chosen = new boolean[weight.length];
    }

    /// Whoever would have a probability above 1 gets 1; the others share what is left in proportion to their weights.
    private static double[] probabilities(int size, double[] weight) {
        double[] p = new double[weight.length];
        double largest = Arrays.stream(weight).max().orElse(1);
        int certain = 0;
        for (int before = -1; before < certain; ) {
            before = certain;
            double rest = 0;
            for (int i = 0; i < p.length; i++) {
                rest += p[i] == 1 ? 0 : weight[i] / largest;
            }
            double scale = (size - certain) / rest;
            for (int i = 0; i < p.length; i++) {
                if (p[i] != 1) {
                    p[i] = Math.min(1, weight[i] / largest * scale);
                    certain += p[i] == 1 ? 1 : 0;
                }
            }
        }
        return p;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void draw(long round, Stream stream, Cohort out) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        stream.shuffle(order, order.length);
        mark(stream.nextDouble());
        out.clear();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                out.add(i);
            }
        }
    }

    /// Marks who the points start, start + 1, … fall on; the last one gets what rounding leaves over.
    private void mark(double start) {
        Arrays.fill(chosen, false);
        int taken = 0;
        double end = 0;
        for (int k = 0; k < order.length; k++) {
            end += probability[order[k]];
            boolean needed = order.length - k <= size - taken;
            if (taken < size && (end > start + taken || needed)) {
                chosen[order[k]] = true;
                taken++;
            }
        }
    }

    @Override
    public double probability(int node) {
        return probability[node];
    }

    @Override
    public double expectedSize() {
        return size;
    }
}
