package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// The message of `compress(v, I)`: the entries of v at a set of coordinates, whatever drew or computed the set.
///
/// Wire format: what the receivers do not know of the set, then the values. Of a set that they know nothing; of one whose size they know the
/// positions as in [SparseFormat]; of any other the size first, in ⌈log₂(d + 1)⌉ bits.
public final class KeptEntries implements Codec {
    /// What the receivers know of a set.
    public enum Announced { SET, SIZE, NOTHING }

    private final Announced announced;
    private final int[] known;

    /// @param known the members of the set, 0-based and ascending, if receivers know it; of one whose size they know, anything of that length
    public KeptEntries(Announced announced, int[] known) {
        this.announced = announced;
        this.known = known.clone();
    }

    /// Makes `out` the message. @param set marks: not 0 for a member. v and set are *not modified*
    public static void keep(double[] v, int vo, double[] set, int so, int d, Announced announced, Message out) {
        out.length = d;
        out.ensureSparse(0);
        int count = 0;
        for (int c = 0; c < d; c++) {
            if (set[so + c] != 0.0) {
                if (count == out.index.length || count == out.value.length) {
                    out.ensureSparse(count + 1);
                }
                out.index[count] = c;
                out.value[count++] = v[vo + c];
            }
        }
        out.count = count;
        out.round();
        out.sent = 0;
        out.bits = switch (announced) {
            case SET -> out.numbers.bits(count);
            case SIZE -> SparseFormat.length(d, count, out.numbers);
            case NOTHING -> SparseFormat.width(d + 1L) + SparseFormat.length(d, count, out.numbers);
        };
    }

    @Override
    public void encode(Message message, BitWriter out) {
        switch (announced) {
            case SET -> SparseFormat.encodeValues(message, out);
            case SIZE -> SparseFormat.encode(message, out);
            case NOTHING -> {
                out.bits(message.count, SparseFormat.width(message.length + 1L));
                SparseFormat.encode(message, out);
            }
        }
    }

    /// @param out its length says d
    @Override
    public void decode(BitReader in, Stream draws, Message out) {
        int d = out.length;
        switch (announced) {
            case SET -> {
                SparseFormat.prepare(out, d, known.length);
                System.arraycopy(known, 0, out.index, 0, known.length);
                SparseFormat.decodeValues(in, out);
            }
            case SIZE -> SparseFormat.decode(in, d, known.length, out);
            case NOTHING -> SparseFormat.decode(in, d, (int) in.bits(SparseFormat.width(d + 1L)), out);
        }
    }
}
