package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// No compression: all d numbers. δ = 1, ω = 0.
record Identity(String name, int dimension) implements Compressor {
    @Override
    public boolean selects() {
        return true;
    }

    @Override
    public Contract contract() {
        return Contract.unbiased(0);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        copy(v, offset, dimension, out);
    }

    static void copy(double[] v, int offset, int d, Message out) {
        DenseFormat.prepare(out, d);
        System.arraycopy(v, offset, out.value, 0, d);
        out.bits = DenseFormat.length(d, out.numbers);
    }

    @Override
    public Codec codec() {
        return new DenseFormat(dimension);
    }
}
