package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// Q with error memory: whoever sends keeps e, compresses v + e, and remembers what was lost, e ← v + e − Q(v + e) (Seide et al. 2014; Karimireddy et al. 2019).
/// The memory is the program's, one for each place where it compresses; what is compressed here is v + e. In no class. Wire format: that of Q.
record ErrorFeedback(String name, Compressor inner) implements Compressor {
    @Override
    public int dimension() {
        return inner.dimension();
    }

    @Override
    public Contract contract() {
        return Contract.none();
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
    public boolean keepsError() {
        return true;
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        inner.compress(v, offset, out, draws);
    }

    @Override
    public Codec codec() {
        return inner.codec();
    }
}
