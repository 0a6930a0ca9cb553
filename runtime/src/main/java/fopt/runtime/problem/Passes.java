package fopt.runtime.problem;

import fopt.runtime.random.Stream;
import java.util.Arrays;

/// Passes over the rows of a node, each of them once in a pass: random reshuffling, and its cheaper relatives (Mishchenko, Khaled,
/// Richtárik: "Random reshuffling: simple analysis with vast improvements", NeurIPS 2020).
final class Passes implements Sampler {
    enum Order { AS_IT_STANDS, SHUFFLED_ONCE, RESHUFFLED }

    private final Order order;
    private final boolean cut;
    private final int[][] permutation;
    /// For each node how many rows of the current pass were handed out.
    private final int[] position;

    /// @param cut whether a batch ends where its pass does; if not, it goes on with the next pass
    Passes(int nodes, Order order, boolean cut) {
        this.order = order;
        this.cut = cut;
        permutation = new int[nodes][];
        position = new int[nodes];
    }

    @Override
    public void draw(int node, int rows, double size, Stream stream, Samples out) {
        int wanted = Samplers.count(rows, size);
        if (permutation[node] == null) {
            begin(node, rows, stream);
        }
        renewAtEnd(node, rows, stream);
        int count = cut ? Math.min(wanted, rows - position[node]) : wanted;
        out.setCount(count);
        for (int filled = 0; filled < count; ) {
            renewAtEnd(node, rows, stream);
            int taken = Math.min(count - filled, rows - position[node]);
            System.arraycopy(permutation[node], position[node], out.index, filled, taken);
            position[node] += taken;
            filled += taken;
        }
    }

    private void begin(int node, int rows, Stream stream) {
        permutation[node] = new int[rows];
        Arrays.setAll(permutation[node], row -> row);
        if (order != Order.AS_IT_STANDS) {
            stream.shuffle(permutation[node], rows);
        }
    }

    private void renewAtEnd(int node, int rows, Stream stream) {
        if (position[node] == rows) {
            position[node] = 0;
            if (order == Order.RESHUFFLED) {
                stream.shuffle(permutation[node], rows);
            }
        }
    }

    @Override
    public String toString() {
        return switch (order) {
            case AS_IT_STANDS -> "in_order";
            case SHUFFLED_ONCE -> "shuffled_once";
            case RESHUFFLED -> cut ? "epoch" : "reshuffled";
        };
    }
}
