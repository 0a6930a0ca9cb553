package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Keeps the k entries of largest magnitude; of equal ones the first. A NaN counts as infinite. Contractive with δ = k/d.
///
/// Wire format: the k positions and values as in [SparseFormat]; k itself is known.
///
/// Exact, and cheap where a node compresses similar vectors round after round: see [Selection].
record TopK(String name, int dimension, int k) implements Compressor {
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
        return true;
    }

    @Override
    public Contract contract() {
        return k == dimension ? Contract.unbiased(0) : Contract.deterministic((double) k / dimension);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        if (k == dimension) {
            Identity.copy(v, offset, dimension, out);
            return;
        }
        out.length = dimension;
        Selection.largest(v, offset, dimension, k, out);
        for (int c = 0; c < k; c++) {
            out.value[c] = v[offset + out.index[c]];
        }
        out.bits = SparseFormat.length(dimension, k, out.numbers);
    }

    @Override
    public Codec codec() {
        return k == dimension ? new DenseFormat(dimension) : new Entries(dimension, k);
    }

    private record Entries(int dimension, int k) implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            SparseFormat.encode(message, out);
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            SparseFormat.decode(in, dimension, k, out);
        }
    }
}
