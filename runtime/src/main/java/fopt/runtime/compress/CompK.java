package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// comp-(k, k′): k ≤ k′ entries, drawn uniformly among the k′ of largest magnitude, times k′/k (EF-BV: Condat, Yi, Richtárik 2022). Contractive with
/// δ = (2 − k′/k) k′/d where k′ < 2k; otherwise only of bounded bias and variance. Wire format: positions and values of the k entries, as in [TopK].
record CompK(String name, int dimension, int k, int largest) implements Compressor {
    @Override
    public boolean sparse() {
        return k <= dimension / 4;
    }

    @Override
    public Contract contract() {
        double delta = (2 - (double) largest / k) * largest / dimension;
        if (k == dimension) {
            return Contract.unbiased(0);
        }
        double bias = Math.sqrt((dimension - largest) / (double) dimension);
        return (delta > 0 ? Contract.contractive(delta) : Contract.none()).bounded(bias, (double) largest / k - 1);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        if (k == dimension) {
            Identity.copy(v, offset, dimension, out);
            return;
        }
        Message kept = Inner.of(out, 1, dimension).messages[0];
        if (largest < dimension) {
            Selection.largest(v, offset, dimension, largest, kept);
        }
        SparseFormat.prepare(out, dimension, k);
        draws.choose(largest, k, out.index, out.marks(largest));
        for (int c = 0; c < k; c++) {
            out.index[c] = largest == dimension ? out.index[c] : kept.index[out.index[c]];
            out.value[c] = v[offset + out.index[c]] * ((double) largest / k);
        }
        out.bits = SparseFormat.length(dimension, k, out.numbers);
    }

    @Override
    public Codec codec() {
        return k == dimension ? new DenseFormat(dimension) : new TopK(name, dimension, k).codec();
    }
}
