package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Q(v)/(1 + ω) for an unbiased Q: contractive with δ = 1/(1 + ω) (e.g. Beznosikov et al. 2020, "On biased compression"). Wire format: that of Q.
record Scaled(String name, Compressor inner) implements Compressor {
    @Override
    public int dimension() {
        return inner.dimension();
    }

    private double factor() {
        return 1 / (1 + inner.contract().omega());
    }

    @Override
    public Contract contract() {
        return Contract.contractive(factor()).bounded(1 - factor(), factor() * (1 - factor()));
    }

    @Override
    public Draw draw() {
        return inner.draw();
    }

    @Override
    public boolean sparse() {
        return inner.sparse();
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Message m = Inner.of(out, 1, dimension()).messages[0];
        m.compress(inner, v, offset, draws);
        Inner.copy(m, factor(), out);
        out.bits = m.bits;
    }

    @Override
    public Codec codec() {
        Codec codec = inner.codec();
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                codec.encode(message.inner.messages[0], out);
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                Message m = Inner.of(out, 1, dimension()).messages[0];
                m.length = dimension();
                m.decode(codec, in, known);
                Inner.copy(m, factor(), out);
            }
        };
    }
}
