package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// A dense payload of ±scale: d sign bits, preceded by the scale where it varies.
record Signs(int dimension, boolean scaled) implements Codec {
    private static final long SIGN = Long.MIN_VALUE;

    /// Fills the payload with the signs of v times scale; 0 has the sign of its sign bit.
    static void fill(double[] v, int offset, int d, double scale, Message out) {
        DenseFormat.prepare(out, d);
        out.scale = scale;
        long bits = Double.doubleToRawLongBits(scale);
        for (int c = 0; c < d; c++) {
            out.value[c] = Double.longBitsToDouble(bits | Double.doubleToRawLongBits(v[offset + c]) & SIGN);
        }
    }

    @Override
    public void encode(Message message, BitWriter out) {
        if (scaled) {
            out.real(message.scale);
        }
        for (int c = 0; c < dimension; c++) {
            out.bit(Double.doubleToRawLongBits(message.value[c]) < 0);
        }
    }

    @Override
    public void decode(BitReader in, Stream known, Message out) {
        DenseFormat.prepare(out, dimension);
        out.scale = scaled ? in.real() : 1;
        long bits = Double.doubleToRawLongBits(out.scale);
        for (int c = 0; c < dimension; c++) {
            out.value[c] = Double.longBitsToDouble(bits | (in.bit() ? SIGN : 0));
        }
    }
}
