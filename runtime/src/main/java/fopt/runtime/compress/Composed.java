package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// A(B(v)): where B keeps a fixed number of entries, A compresses those, as a vector of that length.
///
/// Wire format: the positions that B keeps, if there are fewer than all and they are not known; then A's message.
///
/// @param outer A, bound to as many entries as B keeps
record Composed(String name, Compressor outer, Compressor inner) implements Compressor {
    @Override
    public int dimension() {
        return inner.dimension();
    }

    private boolean keepsSome() {
        return outer.dimension() < inner.dimension();
    }

    /// Unbiased if both are: (1 + ω_A)(1 + ω_B) − 1. Contractive if B only selects entries: δ_A δ_B.
    @Override
    public Contract contract() {
        Contract a = outer.contract();
        Contract b = inner.contract();
        double delta = inner.selects() ? a.delta() * b.delta() : 0;
        if (a.isUnbiased() && b.isUnbiased()) {
            double omega = (1 + a.omega()) * (1 + b.omega()) - 1;
            return new Contract(Math.max(delta, Math.max(0, 1 - omega)), omega);
        }
        return delta > 0 ? Contract.contractive(delta) : Contract.none();
    }

    @Override
    public Draw draw() {
        return outer.draw() != Draw.OWN ? outer.draw() : inner.draw();
    }

    @Override
    public boolean sparse() {
        return outer.dimension() <= dimension() / 4;
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Inner parts = Inner.of(out, 2, dimension()).seeded(draws);
        Message kept = parts.messages[0];
        kept.compress(inner, v, offset, parts.draws(0));
        if (keepsSome()) {
            parts.messages[1].compress(outer, kept.value, 0, parts.draws(1));
        } else {
            kept.writeTo(parts.rest, 0);
            parts.messages[1].compress(outer, parts.rest, 0, parts.draws(1));
        }
        fill(parts, out);
        out.bits = parts.messages[1].bits + (sendsPositions() ? SparseFormat.positionsLength(dimension(), kept.count) : 0);
    }

    private boolean sendsPositions() {
        return keepsSome() && inner.draw() == Draw.OWN;
    }

    private void fill(Inner parts, Message out) {
        if (!keepsSome()) {
            Inner.copy(parts.messages[1], 1, out);
            return;
        }
        Message kept = parts.messages[0];
        SparseFormat.prepare(out, dimension(), kept.count);
        System.arraycopy(kept.index, 0, out.index, 0, kept.count);
        parts.messages[1].writeTo(out.value, 0);
    }

    @Override
    public Codec codec() {
        Codec codec = outer.codec();
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                Message kept = message.inner.messages[0];
                if (sendsPositions()) {
                    SparseFormat.encodePositions(kept.index, kept.count, dimension(), out);
                }
                codec.encode(message.inner.messages[1], out);
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                Inner parts = Inner.of(out, 2, dimension()).seeded(known);
                Message kept = parts.messages[0];
                if (sendsPositions()) {
                    SparseFormat.prepare(kept, dimension(), outer.dimension());
                    SparseFormat.decodePositions(in, dimension(), kept.count, kept.index);
                } else if (keepsSome()) {
                    kept.compress(inner, parts.rest, 0, parts.draws(0));
                }
                parts.messages[1].length = outer.dimension();
                parts.messages[1].decode(codec, in, parts.draws(1));
                fill(parts, out);
            }
        };
    }
}
