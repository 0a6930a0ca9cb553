package fopt.runtime.compress;

import fopt.runtime.compress.FormulaState.Slot;
import fopt.runtime.random.Stream;

/// A compressor of one's own: a [Formula] whose value is made of parts.
///
/// Wire format: the parts, in the order in which the value is computed; nothing else. Receivers compute the value from them.
///
/// @param contract what its author declared
public record FormulaCompressor(String name, int dimension, Formula value, Contract contract, Draw draw) implements Compressor {

    @Override
    public boolean sparse() {
        Formula.Sparse one = only(value);
        return one != null && one.announced() != KeptEntries.Announced.NOTHING && one.size() >= 0 && one.size() <= dimension / 4;
    }

    /// The one sparse part that the value is a multiple of, or null.
    private static Formula.Sparse only(Formula f) {
        return switch (f) {
            case Formula.Sparse s -> s;
            case Formula.Use(Formula let) -> only(let);
            case Formula.Two two when two.scales() -> {
                Formula.Sparse a = only(two.a());
                yield a != null ? a : only(two.b());
            }
            default -> null;
        };
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        FormulaState state = state(out);
        fill(out, state.send(value, v, offset, draws), state);
        out.bits = state.bits();
    }

    private FormulaState state(Message out) {
        if (out.formula == null || out.formula.dimension != dimension) {
            out.formula = new FormulaState(dimension, out.numbers);
        }
        return out.formula;
    }

    private void fill(Message out, Slot result, FormulaState state) {
        out.length = dimension;
        Formula.Sparse one = only(value);
        if (one == null) {
            out.ensureDense(dimension);
            for (int c = 0; c < dimension; c++) {
                out.value[c] = result.entry(c);
            }
            return;
        }
        Slot set = state.set(one.set());
        SparseFormat.prepare(out, dimension, set.count);
        for (int k = 0; k < set.count; k++) {
            out.index[k] = set.index[k];
            out.value[k] = result.value[set.index[k]];
        }
    }

    @Override
    public Codec codec() {
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                message.formula.write(value, out);
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                FormulaState state = state(out);
                fill(out, state.receive(value, in, known), state);
            }
        };
    }
}
