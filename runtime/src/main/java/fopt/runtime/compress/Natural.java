package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Natural compression (Horváth et al. 2019): each entry is rounded at random to one of the two neighbouring powers of two. Unbiased with
/// ω = 1/8, whatever d. Numbers below 2⁻¹⁰²² are rounded to 0 or to that; a NaN becomes infinite, and so may what is above 2¹⁰²³.
///
/// Wire format: sign and exponent of a double, 12 bits for each entry.
record Natural(String name, int dimension, Draw draw) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.unbiased(1.0 / 8);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        DenseFormat.prepare(out, dimension);
        EntryKernels.of(dimension).roundToPowers(v, offset, dimension, draws, out.value);
        draws.skip(dimension);
        out.bits = 12L * dimension;
    }

    @Override
    public Codec codec() {
        return new Exponents(dimension);
    }

    private record Exponents(int dimension) implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            for (int c = 0; c < dimension; c++) {
                out.bits(Double.doubleToRawLongBits(message.value[c]) >>> 52, 12);
            }
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            DenseFormat.prepare(out, dimension);
            for (int c = 0; c < dimension; c++) {
                out.value[c] = Double.longBitsToDouble(in.bits(12) << 52);
            }
        }
    }
}
