package fopt.runtime.compress;

import fopt.runtime.random.Stream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Each block of a vector compressed by itself: contractive and unbiased with the worst constants of the blocks. Wire format: one message after the other.
///
/// @param blocks in order; their dimensions add up to that of the vector
record PerBlock(String name, List<Compressor> blocks) implements Compressor {
    @Override
    public int dimension() {
        return blocks.stream().mapToInt(Compressor::dimension).sum();
    }

    @Override
    public Contract contract() {
        return new Contract(least(Contract::delta), largest(Contract::omega), largest(Contract::bias), largest(Contract::variance));
    }

    private double least(ToDoubleFunction<Contract> constant) {
        return blocks.stream().mapToDouble(b -> constant.applyAsDouble(b.contract())).min().orElseThrow();
    }

    private double largest(ToDoubleFunction<Contract> constant) {
        return blocks.stream().mapToDouble(b -> constant.applyAsDouble(b.contract())).max().orElseThrow();
    }

    @Override
    public Draw draw() {
        return blocks.getFirst().draw();
    }

    @Override
    public boolean sparse() {
        return blocks.stream().allMatch(Compressor::sparse);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Inner inner = Inner.of(out, blocks.size(), dimension()).seeded(draws);
        int from = offset;
        for (int k = 0; k < blocks.size(); k++) {
            inner.messages[k].compress(blocks.get(k), v, from, inner.draws(k));
            from += blocks.get(k).dimension();
        }
        fill(inner, out);
        out.bits = inner.bits();
    }

    private void fill(Inner inner, Message out) {
        out.length = dimension();
        boolean sparse = true;
        int count = 0;
        for (Message m : inner.messages) {
            sparse &= m.sparse;
            count += m.count;
        }
        if (sparse) {
            out.ensureSparse(count);
            out.count = count;
        } else {
            out.ensureDense(dimension());
        }
        int from = 0;
        int at = 0;
        for (Message m : inner.messages) {
            if (sparse) {
                for (int k = 0; k < m.count; k++) {
                    out.index[at] = from + m.index[k];
                    out.value[at++] = m.value[k];
                }
            } else {
                m.writeTo(out.value, from);
            }
            from += m.length;
        }
    }

    @Override
    public Codec codec() {
        List<Codec> codecs = blocks.stream().map(Compressor::codec).toList();
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                for (int k = 0; k < codecs.size(); k++) {
                    codecs.get(k).encode(message.inner.messages[k], out);
                }
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                Inner inner = Inner.of(out, codecs.size(), dimension()).seeded(known);
                for (int k = 0; k < codecs.size(); k++) {
                    inner.messages[k].length = blocks.get(k).dimension();
                    inner.messages[k].decode(codecs.get(k), in, inner.draws(k));
                }
                fill(inner, out);
            }
        };
    }
}
