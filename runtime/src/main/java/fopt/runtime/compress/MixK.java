package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// mix-(k, k′): the k entries of largest magnitude, and k′ of the others, drawn uniformly (EF-BV: Condat, Yi, Richtárik 2022, without scaling). Contractive with
/// δ = (k + k′)/d. Wire format: positions and values of the k + k′ entries, as in [TopK].
record MixK(String name, int dimension, int k, int others) implements Compressor {
    @Override
    public boolean sparse() {
        return k + others <= dimension / 4;
    }

    @Override
    public Contract contract() {
        if (k + others >= dimension) {
            return Contract.unbiased(0);
        }
        double d = dimension;
        double left = d - k - others;
        return Contract.contractive((k + others) / d).bounded(left / Math.sqrt((d - k) * d), others * left / ((d - k) * d));
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        if (k + others >= dimension) {
            Identity.copy(v, offset, dimension, out);
            return;
        }
        out.length = dimension;
        Selection.largest(v, offset, dimension, k, out);
        Message slot = Inner.of(out, 1, dimension).messages[0];
        slot.ensureSparse(others);
        int[] drawn = slot.index;
        draws.choose(dimension - k, others, drawn, out.marks(dimension));
        out.ensureSparse(k + others);
        merge(drawn, out.index);
        out.count = k + others;
        for (int c = 0; c < out.count; c++) {
            out.value[c] = v[offset + out.index[c]];
        }
        out.bits = SparseFormat.length(dimension, out.count, out.numbers);
    }

    /// Puts the drawn ones, numbered among those that are not selected, between the selected ones. @param index *Modified*
    private void merge(int[] drawn, int[] index) {
        for (int r = 0, s = 0; r < others; r++) {
            while (s < k && index[s] <= drawn[r] + s) {
                s++;
            }
            drawn[r] += s;
        }
        for (int s = k - 1, r = others - 1, at = k + others - 1; r >= 0; at--) {
            index[at] = s >= 0 && index[s] > drawn[r] ? index[s--] : drawn[r--];
        }
    }

    @Override
    public Codec codec() {
        return k + others >= dimension ? new DenseFormat(dimension) : new TopK(name, dimension, k + others).codec();
    }
}
