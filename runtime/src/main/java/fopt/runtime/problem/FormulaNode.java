package fopt.runtime.problem;

import fopt.runtime.formula.Frame;
import fopt.runtime.formula.Operand;
import fopt.runtime.formula.Tape;
import java.util.List;

/// Runs the tapes of a [FormulaProblem] at one node. One thread at a time.
final class FormulaNode {
    /// Numbers that one chunk should not exceed: 128 KB.
    private static final int CHUNK_NUMBERS = 1 << 14;
    private static final int LEAST_CHUNK = 32;
    private static final int MOST_CHUNK = 256;
    /// Numbers that a block should not exceed.
    private static final int BLOCK_NUMBERS = 1 << 17;

    /// Null where there are no samples.
    private final Shard shard;
    /// For each tape.
    private final double[][] memory;
    private final List<Tape> tapes;
    private final Frame frame;
    private final double[] rows;
    private final int stride;
    private final int block;
    private final int chunk;
    /// Null where no tape reads batches.
    private final BatchRows batches;

    FormulaNode(int number, Shard shard, List<Tape> tapes) {
        this.shard = shard;
        this.tapes = tapes;
        memory = tapes.stream().map(t -> t.room(number, samples())).toArray(double[][]::new);
        int most = 0;
        int blockRows = 0;
        int longest = 1;
        for (Tape t : tapes) {
            most = Math.max(most, t.rows());
            blockRows = Math.max(blockRows, t.block().rows());
            longest = Math.max(longest, t.longest());
        }
        int wished = shard == null ? 1 : shard.block;
        block = Math.max(Math.min(wished, Math.max(MOST_CHUNK, BLOCK_NUMBERS / Math.max(1, blockRows))), 1);
        chunk = Math.min(block, Math.clamp(CHUNK_NUMBERS / Math.max(1, most + blockRows) & -8, LEAST_CHUNK, MOST_CHUNK));
        stride = Math.max(block, shard != null && block >= shard.rows() ? shard.block : 0) + 3;
        frame = new Frame(most, chunk, longest);
        batches = tapes.stream().anyMatch(Tape::batches) ? new BatchRows(shard) : null;
        rows = new double[blockRows * stride];
        frame.block(rows, stride);
    }

    Frame frame() {
        return frame;
    }

    int samples() {
        return shard == null ? 1 : shard.rows();
    }

    /// The result of a tape that has one, just after it ran.
    double number(int tape) {
        Tape t = tapes.get(tape);
        return frame.array(t.result())[frame.start(t.result(), 0)];
    }

    /// Runs a tape over the first `count` samples of `index`, or over all if that is null; point, direction and result are in their places.
    void run(int tape, int[] index, int count) {
        Tape t = tapes.get(tape);
        frame.place(Frame.MEMORY, memory[tape], 0);
        memory[tape][Tape.WEIGHT] = count == 0 ? 0 : 1.0 / count;
        if (t.batches()) {
            batches.place(frame, index, count);
        }
        t.before(frame);
        if (t.hasSamples()) {
            for (int from = 0; from < count; from += block) {
                block(t, index, from, Math.min(count, from + block));
            }
        }
        t.after(frame);
    }

    private void block(Tape t, int[] index, int from, int to) {
        for (int k = 0; k < t.products().size(); k++) {
            Tape.RowProduct p = t.products().get(k);
            shard.matrix.times(index, from, to, frame.array(p.vectors()), frame.start(p.vectors(), 0), p.count(), rows, p.row() * stride, stride);
        }
        if (t.block().labels() >= 0) {
            shard.loadLabels(index, from, to, rows, t.block().labels() * stride);
        }
        if (t.block().features() >= 0) {
            shard.matrix.copy(index, from, to, rows, t.block().features() * stride, stride);
        }
        for (int c = from; c < to; c += chunk) {
            frame.chunk(c - from, Math.min(chunk, to - c));
            t.each(frame);
        }
        for (int k = 0; k < t.sums().size(); k++) {
            Tape.RowSum s = t.sums().get(k);
            Operand into = s.into();
            shard.matrix.addTransposed(index, from, to, rows, s.row() * stride, stride, frame.array(into), frame.start(into, 0), s.count());
        }
    }
}
