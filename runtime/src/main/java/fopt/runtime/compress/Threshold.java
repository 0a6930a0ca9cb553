package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Hard threshold: keeps the entries with |v_j| ≥ λ, and NaNs. What is lost is at most dλ² in square, however small v is; so it is in no class.
///
/// Wire format: how many entries, in ⌈log₂(d + 1)⌉ bits; then positions and values as in [SparseFormat].
record Threshold(String name, int dimension, double threshold) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.none();
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        out.length = dimension;
        out.ensureSparse(0);
        int count = 0;
        for (int from = 0; from < dimension; from += EntryKernels.CHUNK) {
            int to = Math.min(dimension, from + EntryKernels.CHUNK);
            out.ensureSparse(count + to - from);
            count = EntryKernels.of(dimension).collect(v, offset, from, to, threshold, out.index, out.value, count);
        }
        out.count = count;
        for (int c = 0; c < count; c++) {
            out.value[c] = v[offset + out.index[c]];
        }
        out.bits = SparseFormat.width(dimension + 1L) + SparseFormat.length(dimension, count, out.numbers);
    }

    @Override
    public Codec codec() {
        return new Counted(dimension);
    }

    private record Counted(int dimension) implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            out.bits(message.count, SparseFormat.width(dimension + 1L));
            SparseFormat.encode(message, out);
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            int count = (int) in.bits(SparseFormat.width(dimension + 1L));
            SparseFormat.decode(in, dimension, count, out);
        }
    }
}
