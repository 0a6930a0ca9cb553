package fopt.runtime.compress;

import fopt.runtime.random.Stream;

/// QSGD (Alistarh et al. 2017): ‖v‖₂ and, for each entry, its sign and |v_i|/‖v‖₂ rounded at random to a multiple of 1/s. Unbiased with
/// ω = min(d/s², √d/s) (their Lemma 3.1).
///
/// Wire formats: the norm, then [EliasGaps] where few entries are expected not to be 0, else [EliasLevels];
/// or [FixedLevels]. Which one depends on d and s only.
record Qsgd(String name, int dimension, int levels, boolean sparse, ScaledFormat format, Draw draw) implements Compressor {
    static Qsgd elias(String name, int dimension, int levels, Draw draw) {
        double expected = levels * (levels + Math.sqrt(dimension));
        boolean sparse = expected <= dimension / 4.0;
        ScaledFormat.Body body = sparse ? new EliasGaps(levels) : new EliasLevels(levels);
        return new Qsgd(name, dimension, levels, sparse, new ScaledFormat(dimension, body), draw);
    }

    static Qsgd fixed(String name, int dimension, int levels, Draw draw) {
        return new Qsgd(name, dimension, levels, false, new ScaledFormat(dimension, new FixedLevels(levels)), draw);
    }

    @Override
    public Contract contract() {
        double d = dimension;
        double s = levels;
        return Contract.unbiased(Math.min(d / (s * s), Math.sqrt(d) / s));
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        double norm = out.numbers.roundUp(Norms.euclidean(v, offset, dimension));
        Dithering.apply(v, offset, dimension, norm, levels, sparse, draws, out);
        out.bits = format.length(out);
    }

    @Override
    public Codec codec() {
        return format;
    }
}
