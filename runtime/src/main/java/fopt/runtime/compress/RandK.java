package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// k entries drawn uniformly without replacement. Scaled by d/k it is unbiased with ω = d/k − 1; unscaled, contractive with δ = k/d.
/// It looks at no other entry, so a NaN elsewhere is not seen by the receivers.
///
/// Wire format: as [TopK]; without the positions where the draw is known to the receivers. All k ≥ d entries: the vector itself.
record RandK(String name, int dimension, int k, boolean scaled, Draw draw) implements Compressor {
    @Override
    public boolean sparse() {
        return k <= dimension / 4;
    }

    @Override
    public int kept() {
        return k;
    }

    @Override
    public boolean selects() {
        return !scaled || k == dimension;
    }

    @Override
    public Contract contract() {
        if (k == dimension) {
            return Contract.unbiased(0);
        }
        double share = (double) k / dimension;
        return scaled ? Contract.unbiased((double) dimension / k - 1) : Contract.contractive(share).bounded(1 - share, share * (1 - share));
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        if (k == dimension) {
            Identity.copy(v, offset, dimension, out);
            return;
        }
        choose(draws, out);
        double factor = scaled ? (double) dimension / k : 1;
        for (int c = 0; c < k; c++) {
            out.value[c] = v[offset + out.index[c]] * factor;
        }
        out.bits = draw == Draw.OWN ? SparseFormat.length(dimension, k, out.numbers) : out.numbers.bits(k);
    }

    private void choose(Stream draws, Message out) {
        SparseFormat.prepare(out, dimension, k);
        draws.choose(dimension, k, out.index, out.marks(dimension));
    }

    @Override
    public Codec codec() {
        return k == dimension ? new DenseFormat(dimension) : new Entries();
    }

    private final class Entries implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            if (draw == Draw.OWN) {
                SparseFormat.encode(message, out);
            } else {
                SparseFormat.encodeValues(message, out);
            }
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            if (draw == Draw.OWN) {
                SparseFormat.decode(in, dimension, k, out);
            } else {
                choose(known, out);
                SparseFormat.decodeValues(in, out);
            }
        }
    }
}
