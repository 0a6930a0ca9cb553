package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// The whole vector times 1/p with probability p, else nothing. Unbiased with ω = 1/p − 1.
///
/// Wire format: one bit, which is not sent where the draw is known to the receivers; then perhaps d numbers.
record Bernoulli(String name, int dimension, double p, Draw draw) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.unbiased(1 / p - 1);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        out.bits = draw == Draw.OWN ? 1 : 0;
        if (!draws.coin(p)) {
            SparseFormat.prepare(out, dimension, 0);
            return;
        }
        DenseFormat.prepare(out, dimension);
        double factor = 1 / p;
        for (int c = 0; c < dimension; c++) {
            out.value[c] = v[offset + c] * factor;
        }
        out.bits += DenseFormat.length(dimension, out.numbers);
    }

    @Override
    public Codec codec() {
        return new Coin();
    }

    private final class Coin implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            if (draw == Draw.OWN) {
                out.bit(!message.sparse);
            }
            SparseFormat.encodeValues(message, out);
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            if (draw == Draw.OWN ? in.bit() : known.coin(p)) {
                DenseFormat.prepare(out, dimension);
                SparseFormat.decodeValues(in, out);
            } else {
                SparseFormat.prepare(out, dimension, 0);
            }
        }
    }
}
