package fopt.runtime.formula;

import fopt.runtime.linalg.RowBlocks;

/// The numbers that a tape works on. One thread at a time.
///
/// In [#BLOCK] and [#ROWS], which hold a column for each sample, offsets count rows; elsewhere they count numbers.
public final class Frame {
    /// Values between instructions that are the same for all samples; the first ones are given, see [Tape].
    public static final int MEMORY = 0;
    /// Values between instructions for each sample of the chunk.
    public static final int ROWS = 1;
    /// Products of a block of rows, labels, and the factors of row sums: begins at the chunk at hand.
    public static final int BLOCK = 2;
    /// x, the point at which the formula is evaluated.
    public static final int POINT = 3;
    /// v, the direction of a Hessian-vector product.
    public static final int DIRECTION = 4;
    /// The result, where it is a row as long as x.
    public static final int OUT = 5;
    /// The features of all samples that are asked for, a row for each; and their labels.
    public static final int BATCH = 6;
    public static final int BATCH_LABELS = 7;

    private final double[][] arrays = new double[8][];
    private final int[] base = new int[8];
    private final int[] scale = {1, 1, 1, 1, 1, 1, 1, 1};
    private int batch;
    /// For rows of one number.
    private final double[][] filled;
    private int samples;
    /// For the kernels.
    final double[][] room;
    final double[] work = new double[RowBlocks.WORK];
    final double[] tile = new double[16];

    /// @param rows how many rows [#ROWS] has
    /// @param chunk the most samples of a chunk
    /// @param longest the longest row of an instruction otherwise
    public Frame(int rows, int chunk, int longest) {
        arrays[ROWS] = new double[rows * chunk];
        scale[ROWS] = chunk;
        filled = new double[3][Math.max(longest, chunk)];
        room = new double[2][Math.max(longest, chunk)];
    }

    public void place(int array, double[] numbers, int from) {
        arrays[array] = numbers;
        base[array] = from;
    }

    /// @param stride from one row of [#BLOCK] to the next
    public void block(double[] numbers, int stride) {
        arrays[BLOCK] = numbers;
        scale[BLOCK] = stride;
    }

    /// @param count how many samples [#BATCH] and [#BATCH_LABELS] hold
    public void batch(int count) {
        batch = count;
    }

    int batch() {
        return batch;
    }

    /// The next chunk: `count` samples, from number `from` of the block.
    public void chunk(int from, int count) {
        base[BLOCK] = from;
        samples = count;
    }

    public double[] array(Operand o) {
        return arrays[o.array()];
    }

    /// Where row `row` begins in [#array].
    public int start(Operand o, int row) {
        return base[o.array()] + (o.offset() + row * o.step()) * scale[o.array()];
    }

    /// From one row to the next.
    int step(Operand o) {
        return o.step() * scale[o.array()];
    }

    /// @param columns as in instructions: 0 for the number of samples
    int count(int columns) {
        return columns == 0 ? samples : columns;
    }

    /// The array in which row `row` of `o` is spelt out; begins at [#at]. @param which 0, 1 or 2: several such rows can be in use at once
    double[] spelt(Operand o, int row, int count, int which) {
        if (!o.fixed()) {
            return array(o);
        }
        java.util.Arrays.fill(filled[which], 0, count, array(o)[start(o, row)]);
        return filled[which];
    }

    int at(Operand o, int row) {
        return o.fixed() ? 0 : start(o, row);
    }
}
