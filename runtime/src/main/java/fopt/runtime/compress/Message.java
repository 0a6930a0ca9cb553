package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// What one compressed vector looks like at its receivers, and what it cost on the wire.
///
/// A message is a slot that is filled again and again by [Compressor#compress]; nothing is allocated once its arrays have grown to
/// their working size. Its payload is the *decoded* vector of `length` numbers, either sparse (the first `count` entries of
/// `index`, 0-based and ascending, with `value`) or dense (`value[0 … length-1]`). `bits` is the length of the encoding that the
/// compressor's [Codec] really produces; a test holds the two together.
///
/// Its numbers are those of a wire: of 64 or of 32 bits each. A compressor need not round them, which [#compress] does.
public final class Message {
    /// What the wire carries.
    public final Precision numbers;
    /// The dimension of the vector that is represented.
    public int length;
    public boolean sparse;
    /// Number of stored entries when sparse.
    public int count;
    public int[] index = {};
    public double[] value = {};
    /// The number that the payload was scaled by, in formats that send one (a norm, a mean magnitude); otherwise unused.
    public double scale;
    /// Wire size in bits.
    public long bits;
    /// Bit set of the routes on which this message was charged already; maintained by the engine.
    public int sent;
    /// For the compressor's own use between rounds (for instance the next threshold of a top-k); never affects the result.
    public double hint;
    /// Likewise.
    public double factor;
    /// For the compressor's own use within a call.
    public double[] scratch = {};
    /// The messages that this one is made of.
    Inner inner;
    /// What a compressor of one's own computed for this message.
    FormulaState formula;
    /// What a compressor of the host wrote.
    BitWriter coded;
    /// All zero between calls.
    public int[] intScratch = {};

    /// For doubles of 64 bits.
    public Message() {
        this(Precision.FLOAT64);
    }

    public Message(Precision numbers) {
        this.numbers = numbers;
    }

    /// Fills the slot by a compressor: as receivers decode it, in numbers of the wire.
    public void compress(Compressor by, double[] v, int offset, Stream draws) {
        by.compress(v, offset, this, draws);
        round();
    }

    /// Fills the slot with what was sent. @param known the stream at the position that [#compress] saw, where receivers know the draw
    public void decode(Codec codec, BitReader in, Stream known) {
        codec.decode(in, known, this);
        round();
    }

    /// Rounds the payload to numbers of the wire.
    void round() {
        if (numbers == Precision.FLOAT32) {
            Kernels.roundToSingle(value, 0, sparse ? count : length);
        }
    }

    /// Rounds the entries of a vector that the message has: after [#addTo], all of it is of single precision that was before.
    public void roundIn(double[] out, int offset) {
        if (sparse) {
            for (int k = 0; k < count; k++) {
                out[offset + index[k]] = (float) out[offset + index[k]];
            }
        } else {
            Kernels.roundToSingle(out, offset, length);
        }
    }

    /// An empty message: the zero vector that costs nothing.
    public void clear(int length) {
        this.length = length;
        sparse = true;
        count = 0;
        bits = 0;
        sent = 0;
    }

    /// Makes room for `entries` sparse entries and marks the payload sparse. Existing entries are kept.
    public void ensureSparse(int entries) {
        sparse = true;
        if (index.length < entries) {
            index = java.util.Arrays.copyOf(index, grown(entries));
        }
        if (value.length < entries) {
            value = java.util.Arrays.copyOf(value, grown(entries));
        }
    }

    /// Makes room for `length` numbers and marks the payload dense.
    public void ensureDense(int length) {
        sparse = false;
        count = length;
        if (value.length < length) {
            value = java.util.Arrays.copyOf(value, length);
        }
    }

    /// `out[offset + c] += scale * this[c]`: sparse messages touch only their entries. @param out *Modified*
    public void addTo(double scale, double[] out, int offset) {
        if (sparse) {
            for (int k = 0; k < count; k++) {
                out[offset + index[k]] += scale * value[k];
            }
        } else {
            Kernels.axpy(scale, value, 0, out, offset, length);
        }
    }

    /// `out[offset + c] = this[c]`, all `length` entries. @param out *Modified*
    public void writeTo(double[] out, int offset) {
        if (sparse) {
            java.util.Arrays.fill(out, offset, offset + length, 0.0);
            for (int k = 0; k < count; k++) {
                out[offset + index[k]] = value[k];
            }
        } else {
            System.arraycopy(value, 0, out, offset, length);
        }
    }

    /// The scratch of doubles, with room for `size` of them; old contents may be lost.
    double[] room(int size) {
        if (scratch.length < size) {
            scratch = new double[grown(size)];
        }
        return scratch;
    }

    /// The scratch of ints as ⌈size/32⌉ zeros; who sets some restores them.
    int[] marks(int size) {
        int words = (size + 31) >>> 5;
        if (intScratch.length < words) {
            intScratch = new int[words];
        }
        return intScratch;
    }

    private static int grown(int entries) {
        return Math.max(8, entries + (entries >> 1));
    }
}
