package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.random.Stream;

/// Natural compression (Horváth et al. 2019): each entry is rounded at random to one of the two neighbouring powers of two. Unbiased with
/// ω = 1/8, whatever d. Numbers below 2⁻¹⁰²² are rounded to 0 or to that; a NaN becomes infinite, and so may what is above 2¹⁰²³.
///
/// Wire format: sign and exponent, for each entry 12 bits, or 9 in single precision, where the least power is 2⁻¹²⁶ and the largest 2¹²⁷.
record Natural(String name, int dimension, Draw draw) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.unbiased(1.0 / 8);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        DenseFormat.prepare(out, dimension);
        switch (out.numbers) {
            case FLOAT64 -> EntryKernels.of(dimension).roundToPowers(v, offset, dimension, draws, out.value);
            case FLOAT32 -> roundToSinglePowers(v, offset, draws, out.value);
        }
        draws.skip(dimension);
        out.bits = (long) bits(out.numbers) * dimension;
    }

    /// Sign and exponent.
    private static int bits(Precision numbers) {
        return switch (numbers) {
            case FLOAT64 -> 12;
            case FLOAT32 -> 9;
        };
    }

    /// As [EntryKernels#roundToPowers], with the fraction of a number of single precision.
    private void roundToSinglePowers(double[] v, int offset, Stream draws, double[] value) {
        int exponent = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
        long counter = draws.key() + draws.position() * Stream.GOLDEN;
        for (int i = 0; i < dimension; i++) {
            int bits = Float.floatToRawIntBits((float) v[offset + i]);
            int magnitude = Math.min(bits & Integer.MAX_VALUE, exponent) + (int) (Stream.mix(counter + (i + 1) * Stream.GOLDEN) >>> 41);
            value[i] = Float.intBitsToFloat(magnitude & exponent | bits & Integer.MIN_VALUE);
        }
    }

    @Override
    public Codec codec() {
        return new Exponents(dimension);
    }

    private record Exponents(int dimension) implements Codec {
        @Override
        public void encode(Message message, BitWriter out) {
            for (int c = 0; c < dimension; c++) {
                switch (message.numbers) {
                    case FLOAT64 -> out.bits(Double.doubleToRawLongBits(message.value[c]) >>> 52, 12);
                    case FLOAT32 -> out.bits(Float.floatToRawIntBits((float) message.value[c]) >>> 23, 9);
                }
            }
        }

        @Override
        public void decode(BitReader in, Stream known, Message out) {
            DenseFormat.prepare(out, dimension);
            for (int c = 0; c < dimension; c++) {
                out.value[c] = switch (out.numbers) {
                    case FLOAT64 -> Double.longBitsToDouble(in.bits(12) << 52);
                    case FLOAT32 -> Float.intBitsToFloat((int) in.bits(9) << 23);
                };
            }
        }
    }
}
