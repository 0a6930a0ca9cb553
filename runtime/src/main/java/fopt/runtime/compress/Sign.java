package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// sign v, as in signSGD (Bernstein et al. 2018): in no class, since its length does not follow that of v. Each entry has one bit,
/// so sign(0) is ±1 too, by its sign bit, and a NaN is sent as ±1: divergence is to be seen at the sender.
///
/// Wire format: d sign bits.
record Sign(String name, int dimension) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.none();
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        Signs.fill(v, offset, dimension, 1, out);
        out.bits = dimension;
    }

    @Override
    public Codec codec() {
        return new Signs(dimension, false);
    }
}
