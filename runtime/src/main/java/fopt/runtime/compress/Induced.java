package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// C(v) + Q(v − C(v)): unbiased with ω (1 − δ), for C contractive with δ and Q unbiased with ω (Horváth, Richtárik 2021, "A better alternative to error
/// feedback"). Wire format: C's message, then Q's.
record Induced(String name, Compressor c, Compressor q) implements Compressor {
    @Override
    public int dimension() {
        return c.dimension();
    }

    @Override
    public Contract contract() {
        return Contract.unbiased(q.contract().omega() * (1 - c.contract().delta()));
    }

    @Override
    public Draw draw() {
        return q.draw() != Draw.OWN ? q.draw() : c.draw();
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Inner inner = Inner.of(out, 2, dimension()).seeded(draws);
        inner.messages[0].compress(c, v, offset, inner.draws(0));
        System.arraycopy(v, offset, inner.rest, 0, dimension());
        inner.messages[0].addTo(-1, inner.rest, 0);
        inner.messages[1].compress(q, inner.rest, 0, inner.draws(1));
        Inner.add(inner.messages[0], inner.messages[1], out);
        out.bits = inner.bits();
    }

    @Override
    public Codec codec() {
        Codec first = c.codec();
        Codec second = q.codec();
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                first.encode(message.inner.messages[0], out);
                second.encode(message.inner.messages[1], out);
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                Inner inner = Inner.of(out, 2, dimension()).seeded(known);
                inner.messages[0].length = dimension();
                inner.messages[1].length = dimension();
                inner.messages[0].decode(first, in, inner.draws(0));
                inner.messages[1].decode(second, in, inner.draws(1));
                Inner.add(inner.messages[0], inner.messages[1], out);
            }
        };
    }
}
