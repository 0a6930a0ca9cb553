package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;

/// All d numbers, in the precision of the wire.
record DenseFormat(int dimension) implements Codec {
    static long length(int d, Precision numbers) {
        return numbers.bits(d);
    }

    static void prepare(Message out, int d) {
        out.length = d;
        out.ensureDense(d);
    }

    @Override
    public void encode(Message message, BitWriter out) {
        SparseFormat.encodeValues(message, out);
    }

    @Override
    public void decode(BitReader in, Stream known, Message out) {
        prepare(out, dimension);
        SparseFormat.decodeValues(in, out);
    }
}
