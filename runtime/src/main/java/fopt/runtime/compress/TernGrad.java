package fopt.runtime.compress;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// TernGrad (Wen et al. 2017) without their clipping: each entry becomes 0 or ±‖v‖∞, with the mean kept. Unbiased with ω = (√d − 1)/2:
/// the error is ‖v‖∞‖v‖₁ − ‖v‖², and its ratio to ‖v‖² is largest for one entry of 1 and all others 1/(√d + 1).
///
/// Wire format: ‖v‖∞, then for each entry one bit if it is 0, and two otherwise.
record TernGrad(String name, int dimension, ScaledFormat format, Draw draw) implements Compressor {
    TernGrad(String name, int dimension, Draw draw) {
        this(name, dimension, new ScaledFormat(dimension, new Ternary()), draw);
    }

    @Override
    public Contract contract() {
        return Contract.unbiased((Math.sqrt(dimension) - 1) / 2);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        double largest = out.numbers.roundUp(Kernels.maxAbs(v, offset, dimension));
        Dithering.apply(v, offset, dimension, largest, 1, false, draws, out);
        out.bits = format.length(out);
    }

    @Override
    public Codec codec() {
        return format;
    }

    private record Ternary() implements ScaledFormat.Body {
        @Override
        public long length(Message message) {
            int nonzeros = 0;
            for (int c = 0; c < message.length; c++) {
                nonzeros += message.value[c] == 0 ? 0 : 1;
            }
            return (long) message.length + nonzeros;
        }

        @Override
        public void encode(Message message, BitWriter out) {
            for (int c = 0; c < message.length; c++) {
                out.bit(message.value[c] != 0);
                if (message.value[c] != 0) {
                    out.bit(message.value[c] < 0);
                }
            }
        }

        @Override
        public void decode(BitReader in, Message out) {
            out.ensureDense(out.length);
            for (int c = 0; c < out.length; c++) {
                int level = in.bit() ? 1 : 0;
                out.value[c] = Dithering.value(level > 0 && in.bit(), level, out.scale, 1);
            }
        }
    }
}
