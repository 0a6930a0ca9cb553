package service;

import fopt.runtime.compress.BitReader;
import fopt.runtime.compress.BitWriter;
import fopt.runtime.compress.Contract;
import fopt.runtime.compress.WireCompressor;
import fopt.runtime.random.Stream;

/// The host's compressor: the largest magnitude as a float, then one signed byte for each number. An entry is off by at most 1/254 of the largest one, rounding of the float
/// included, so that `‖C(v) − v‖² ≤ d ‖v‖²/254²`.
final class EightBits implements WireCompressor {
    private static final int LEVELS = 127;

    @Override
    public Contract contract(int dimension) {
        return Contract.deterministic(Math.max(0.01, 1 - dimension / (253.0 * 253.0)));
    }

    @Override
    public void encode(double[] v, BitWriter out, Stream draws) {
        double largest = 0;
        for (double entry : v) {
            largest = Math.max(largest, Math.abs(entry));
        }
        float scale = (float) largest;
        out.bits(Float.floatToIntBits(scale), Float.SIZE);
        for (double entry : v) {
            long level = scale == 0 ? 0 : Math.round(LEVELS * entry / scale);
            out.bits(Math.clamp(level, -LEVELS, LEVELS), Byte.SIZE);
        }
    }

    @Override
    public void decode(BitReader in, double[] out) {
        float scale = Float.intBitsToFloat((int) in.bits(Float.SIZE));
        for (int c = 0; c < out.length; c++) {
            out[c] = (byte) in.bits(Byte.SIZE) * (double) scale / LEVELS;
        }
    }
}
