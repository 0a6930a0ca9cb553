package fopt.runtime.formula;

import java.util.List;
import java.util.stream.Stream;

/// A formula, and perhaps its derivatives, as a program; see the package comment for its phases.
///
/// The first numbers of [Frame#MEMORY] are given: 1/(number of samples), the node's number from 1, and how many samples it holds ([#GIVEN] in all).
///
/// @param memory how many numbers it needs in [Frame#MEMORY]
/// @param rows how many rows it needs in [Frame#ROWS]
/// @param longest the longest row of an instruction that does not go over samples
/// @param block how its rows in [Frame#BLOCK] are used
/// @param constants numbers that stay as they are
/// @param nodeValues what each node has of its own
/// @param result a number, where the tape computes one
/// @param batches whether it reads [Frame#BATCH]
public record Tape(int memory, int rows, int longest, Block block, List<Constant> constants, List<NodeValue> nodeValues, List<Instruction> before, List<RowProduct> products,
                   List<Instruction> each, List<RowSum> sums, List<Instruction> after, Operand result, boolean batches) {
    public static final int WEIGHT = 0;
    public static final int NODE = 1;
    public static final int SAMPLES = 2;
    public static final int GIVEN = 3;

    /// Rows of [Frame#BLOCK].
    ///
    /// @param rows how many
    /// @param labels the row of the labels, −1 if they are not needed
    /// @param features the first row of the features, −1 if they are needed in products only
    public record Block(int rows, int labels, int features) {}

    /// Rows `row …` of the block become the products of the samples' rows with `count` vectors, one after the other at `vectors`.
    public record RowProduct(Operand vectors, int count, int row) {}

    /// Adds the samples' rows, times the factors in rows `row …` of the block, to `count` vectors one after the other at `into`.
    public record RowSum(int row, int count, Operand into) {}

    /// A number at `offset` in [Frame#MEMORY].
    public record Constant(double value, int offset) {}

    /// Numbers of a node, put at `offset` in [Frame#MEMORY]. @param ofNode for each node, or once for all, as many
    public record NodeValue(double[][] ofNode, int offset) {}

    /// Whether it calls functions that no tape computes.
    public boolean callsOut() {
        return Stream.of(before, each, after).flatMap(List::stream).anyMatch(Instruction.Call.class::isInstance);
    }

    /// Whether it goes over samples at all.
    public boolean hasSamples() {
        return block.rows > 0 || !each.isEmpty();
    }

    /// Room for [Frame#MEMORY] at a node, with what does not change. @param samples how many samples the node holds
    public double[] room(int node, int samples) {
        double[] numbers = new double[memory];
        numbers[NODE] = node + 1;
        numbers[SAMPLES] = samples;
        constants.forEach(c -> numbers[c.offset] = c.value);
        for (NodeValue v : nodeValues) {
            double[] own = v.ofNode.length == 1 ? v.ofNode[0] : v.ofNode[node];
            System.arraycopy(own, 0, numbers, v.offset, own.length);
        }
        return numbers;
    }

    public void before(Frame f) {
        run(before, f);
    }

    public void each(Frame f) {
        run(each, f);
    }

    public void after(Frame f) {
        run(after, f);
    }

    private static void run(List<Instruction> instructions, Frame f) {
        for (int k = 0; k < instructions.size(); k++) {
            instructions.get(k).run(f);
        }
    }
}
