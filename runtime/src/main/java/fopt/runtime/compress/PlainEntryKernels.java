package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// [EntryKernels] in plain Java.
final class PlainEntryKernels implements EntryKernels {
    static final PlainEntryKernels INSTANCE = new PlainEntryKernels();
    static final long ONE = 0x3FF0000000000000L;
    static final long MAGNITUDE = Long.MAX_VALUE;
    static final long EXPONENT = 0x7FF0000000000000L;

    private PlainEntryKernels() {
    }

    @Override
    public int collect(double[] v, int offset, int from, int to, double threshold, int[] index, double[] magnitude, int count) {
        for (int i = from; i < to; i++) {
            double x = Math.abs(v[offset + i]);
            if (!(x < threshold)) {
                index[count] = i;
                magnitude[count++] = x == x ? x : Double.POSITIVE_INFINITY;
            }
        }
        return count;
    }

    @Override
    public int ditherSparse(double[] v, int offset, int from, int to, double norm, int levels, Stream draws, Message out, int count) {
        double perNorm = levels / norm;
        long counter = draws.key() + draws.position() * Stream.GOLDEN;
        for (int i = from; i < to; i++) {
            double x = v[offset + i];
            double noisy = Math.abs(x) * perNorm + EntryKernels.centred(Stream.mix(counter + (i + 1) * Stream.GOLDEN));
            if (noisy > 0.5) {
                out.index[count] = i;
                out.value[count++] = Math.copySign(EntryKernels.dithered(noisy, norm, levels), x);
            }
        }
        return count;
    }

    @Override
    public void ditherDense(double[] v, int offset, int d, double norm, int levels, Stream draws, double[] value) {
        ditherDense(v, offset, 0, d, norm, levels, draws, value);
    }

    static void ditherDense(double[] v, int offset, int from, int to, double norm, int levels, Stream draws, double[] value) {
        double perNorm = levels / norm;
        long counter = draws.key() + draws.position() * Stream.GOLDEN;
        for (int i = from; i < to; i++) {
            double x = v[offset + i];
            double noisy = Math.abs(x) * perNorm + EntryKernels.centred(Stream.mix(counter + (i + 1) * Stream.GOLDEN));
            value[i] = Math.copySign(EntryKernels.dithered(noisy, norm, levels), x) + 0.0;
        }
    }

    @Override
    public void roundToPowers(double[] v, int offset, int d, Stream draws, double[] value) {
        roundToPowers(v, offset, 0, d, draws, value);
    }

    /// The fraction of a double is how far it is towards the next power of two: adding 52 random bits to it carries into the exponent
    /// with just that probability.
    static void roundToPowers(double[] v, int offset, int from, int to, Stream draws, double[] value) {
        long counter = draws.key() + draws.position() * Stream.GOLDEN;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(v[offset + i]);
            long magnitude = Math.min(bits & MAGNITUDE, EXPONENT) + (Stream.mix(counter + (i + 1) * Stream.GOLDEN) >>> 12);
            value[i] = Double.longBitsToDouble(magnitude & EXPONENT | bits & ~MAGNITUDE);
        }
    }
}
