package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Natural dithering with the Euclidean norm (Horváth et al. 2019): |v_i|/‖v‖₂ is rounded at random to a neighbour among 0, 2^(1−s), …, ½, 1.
/// Unbiased with ω = 1/8 + √d 2^(1−s) min(1, √d 2^(1−s)).
///
/// Wire format: the norm, then for each entry a sign bit and one of the s + 1 levels in ⌈log₂(s + 1)⌉ bits.
record NaturalDithering(String name, int dimension, int levels, ScaledFormat format, Draw draw) implements Compressor {
    NaturalDithering(String name, int dimension, int levels, Draw draw) {
        this(name, dimension, levels, new ScaledFormat(dimension, new Powers(levels)), draw);
    }

    @Override
    public Contract contract() {
        double coarse = Math.sqrt(dimension) * Math.scalb(1.0, 1 - levels);
        return Contract.unbiased(1.0 / 8 + coarse * Math.min(1, coarse));
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        double norm = out.numbers.roundUp(Norms.euclidean(v, offset, dimension));
        if (Dithering.ordinary(norm, out.numbers)) {
            round(v, offset, norm, draws, out);
        } else {
            Dithering.trivial(norm, dimension, out);
        }
        out.bits = format.length(out);
    }

    private void round(double[] v, int offset, double norm, Stream draws, Message out) {
        DenseFormat.prepare(out, dimension);
        out.scale = norm;
        double smallest = Math.scalb(1.0, 1 - levels);
        for (int c = 0; c < dimension; c++) {
            double share = Math.min(Math.abs(v[offset + c]) / norm, 1.0);
            double rounded = round(share, smallest, draws.nextLong() >>> 12);
            out.value[c] = Math.copySign(norm * rounded, v[offset + c]) + 0.0;
        }
    }

    /// Below the smallest power, the share of it is the probability of becoming it; above, [EntryKernels#roundToPowers] has the idea.
    private static double round(double share, double smallest, long random) {
        double small = random * 0x1p-52 * smallest < share ? smallest : 0;
        double power = Double.longBitsToDouble(Double.doubleToRawLongBits(share) + random & PlainEntryKernels.EXPONENT);
        return share < smallest ? small : power;
    }

    @Override
    public Codec codec() {
        return format;
    }

    /// Level 0 is 0, level l ≥ 1 is 2^(1−l).
    private record Powers(int levels) implements ScaledFormat.Body {
        @Override
        public long length(Message message) {
            return (1L + SparseFormat.width(levels + 1L)) * message.length;
        }

        @Override
        public void encode(Message message, BitWriter out) {
            for (int c = 0; c < message.length; c++) {
                double value = message.value[c];
                out.bit(value < 0);
                out.bits(value == 0 ? 0 : 1 - Math.getExponent(Math.abs(value) / message.scale), SparseFormat.width(levels + 1L));
            }
        }

        @Override
        public void decode(BitReader in, Message out) {
            out.ensureDense(out.length);
            for (int c = 0; c < out.length; c++) {
                boolean negative = in.bit();
                int level = (int) in.bits(SparseFormat.width(levels + 1L));
                double magnitude = level == 0 ? 0 : out.scale * Math.scalb(1.0, 1 - level);
                out.value[c] = negative ? -magnitude : magnitude;
            }
        }
    }
}
