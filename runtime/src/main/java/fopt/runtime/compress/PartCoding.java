package fopt.runtime.compress;

import fopt.runtime.Precision;
import fopt.runtime.compress.FormulaState.Slot;
import fopt.runtime.compress.Formula.Extent;
import java.util.IdentityHashMap;
import java.util.Map;

/// The parts of a compressor of one's own: their values at the sender and as receivers decode them, their sizes, and how they are written.
/// They are written in the order in which the value is computed.
final class PartCoding {
    private final FormulaState state;
    private final Precision numbers;
    private final Map<Formula, PrefixCode> codes = new IdentityHashMap<>();
    private final Map<Object, Boolean> written = new IdentityHashMap<>();
    private BitReader in;
    private long bits;

    PartCoding(FormulaState state, Precision numbers) {
        this.numbers = numbers;
        this.state = state;
    }

    /// @param reader what was sent; null at the sender
    void begin(BitReader reader) {
        in = reader;
        bits = 0;
    }

    long bits() {
        return bits;
    }

    // ---- computing, at the sender, or decoding

    Slot value(Formula.Part part) {
        return switch (part) {
            case Formula.Reals(Formula a, Extent extent) -> reals(part, a, extent);
            case Formula.Signs(Formula a, Extent extent) -> signs(part, a, extent);
            case Formula.Levels(Formula a, int s, Extent extent) -> levels(part, a, s, extent);
            case Formula.Coded coded -> coded(coded);
            case Formula.Sparse sparse -> sparse(sparse);
        };
    }

    /// The slot of a part, with room: at the sender for its argument, which is then there, at a receiver for its extent.
    private Slot room(Formula.Part part, Formula a, Extent extent) {
        if (in != null) {
            Slot out = state.slot(part).numbers(extent.number() ? 1 : extent.set() == null ? state.dimension : state.set(extent.set()).count);
            out.number = extent.number();
            return out;
        }
        Slot value = state.value(a);
        Slot out = state.slot(part).numbers(value.count);
        out.number = value.number;
        System.arraycopy(value.value, 0, out.value, 0, value.count);
        return out;
    }

    private Slot reals(Formula.Part part, Formula a, Extent extent) {
        Slot out = room(part, a, extent);
        for (int k = 0; k < out.count; k++) {
            out.value[k] = in != null ? in.real() : numbers.round(out.value[k]);
        }
        bits += numbers.bits(out.count);
        return out;
    }

    private Slot signs(Formula.Part part, Formula a, Extent extent) {
        Slot out = room(part, a, extent);
        for (int k = 0; k < out.count; k++) {
            out.value[k] = (in == null ? out.value[k] < 0 : in.bit()) ? -1 : 1;
        }
        bits += out.count;
        return out;
    }

    private Slot levels(Formula.Part part, Formula a, int s, Extent extent) {
        Slot out = room(part, a, extent);
        int width = width(s);
        for (int k = 0; k < out.count; k++) {
            out.value[k] = in == null ? Math.rint(Math.clamp(out.value[k], -s, s)) + 0.0 : in.bits(width) - s;
        }
        bits += (long) width * out.count;
        return out;
    }

    private static int width(int s) {
        return SparseFormat.width(2L * s + 1);
    }

    private Slot coded(Formula.Coded f) {
        Slot centres = state.slot(f.centroids());
        PrefixCode code = codes.computeIfAbsent(f, k -> new PrefixCode(f.count()));
        if (in == null || f.told()) {
            Slot value = state.value(f.centroids());
            centres.numbers(value.count);
            if (value != centres) {
                System.arraycopy(value.value, 0, centres.value, 0, value.count);
            }
            for (int c = 0; !f.told() && c < value.count; c++) {
                centres.value[c] = numbers.round(centres.value[c]);
            }
        } else {
            centres.numbers(f.count());
            for (int c = 0; c < f.count(); c++) {
                centres.value[c] = in.real();
            }
        }
        bits += f.told() ? 0 : numbers.bits(f.count());
        Slot out = room(f, f.a(), f.extent());
        out.members(out.count);
        if (in == null) {
            code.clear();
            for (int k = 0; k < out.count; k++) {
                out.index[k] = KMeans.nearest(out.value[k], centres.value, f.count());
                code.count(out.index[k]);
            }
            code.make();
        } else {
            code.read(in);
            for (int k = 0; k < out.count; k++) {
                out.index[k] = code.symbol(in);
            }
        }
        for (int k = 0; k < out.count; k++) {
            out.value[k] = centres.value[out.index[k]];
            bits += code.length(out.index[k]);
        }
        bits += code.tableLength();
        return out;
    }

    private Slot sparse(Formula.Sparse f) {
        Slot set = in == null || f.announced() == KeptEntries.Announced.SET ? state.set(f.set()) : members(f);
        bits += switch (f.announced()) {
            case SET -> 0;
            case SIZE -> SparseFormat.positionsLength(state.dimension, set.count);
            case NOTHING -> SparseFormat.width(state.dimension + 1L) + SparseFormat.positionsLength(state.dimension, set.count);
        };
        Slot entries = state.value(f.entries());
        Slot out = state.slot(f).numbers(state.dimension);
        java.util.Arrays.fill(out.value, 0, state.dimension, 0.0);
        for (int k = 0; k < set.count; k++) {
            out.value[set.index[k]] = entries.entry(k);
        }
        return out;
    }

    /// The members of a set, decoded; other parts at the same set find them in its slot.
    private Slot members(Formula.Sparse f) {
        Formula.Coordinates let = f.set() instanceof Formula.UseSet(Formula.Coordinates named) ? named : f.set();
        int count = f.announced() == KeptEntries.Announced.SIZE ? f.size() : (int) in.bits(SparseFormat.width(state.dimension + 1L));
        Slot set = state.computed(let).members(count);
        SparseFormat.decodePositions(in, state.dimension, count, set.index);
        return set;
    }

    /// Which branch is taken; one bit tells it, unless receivers know.
    boolean choice(Formula.Choice f) {
        Slot chosen = state.slot(f);
        boolean first = in == null || f.told() ? state.value(f.condition()).value[0] != 0 : in.bit();
        bits += f.told() ? 0 : 1;
        chosen.number(first ? 1 : 0);
        return first;
    }

    // ---- writing

    /// What was computed last, in the order of computing.
    void write(Formula f, BitWriter out) {
        written.clear();
        parts(f, out);
    }

    private void parts(Formula f, BitWriter out) {
        switch (f) {
            case Formula.Use(Formula let) -> {
                if (written.put(let, true) == null) {
                    parts(let, out);
                }
            }
            case Formula.One one -> parts(one.a(), out);
            case Formula.Two two -> {
                parts(two.a(), out);
                parts(two.b(), out);
            }
            case Formula.Reduce reduce -> parts(reduce.a(), out);
            case Formula.Take take -> parts(take.v(), out);
            case Formula.Choice choice -> {
                boolean first = state.slot(choice).value[0] != 0;
                if (!choice.told()) {
                    out.bit(first);
                }
                parts(first ? choice.a() : choice.b(), out);
            }
            case Formula.Part part -> part(part, out);
            case Formula.Input _, Formula.Constant _, Formula.ConstantVector _, Formula.SizeOf _, Formula.Draw _, Formula.Centroids _, Formula.Outside _ -> { }
        }
    }

    private void part(Formula.Part part, BitWriter out) {
        Slot sent = state.slot(part);
        switch (part) {
            case Formula.Reals _ -> {
                for (int k = 0; k < sent.count; k++) {
                    out.real(sent.value[k]);
                }
            }
            case Formula.Signs _ -> {
                for (int k = 0; k < sent.count; k++) {
                    out.bit(sent.value[k] < 0);
                }
            }
            case Formula.Levels levels -> {
                for (int k = 0; k < sent.count; k++) {
                    out.bits((long) sent.value[k] + levels.s(), width(levels.s()));
                }
            }
            case Formula.Coded coded -> {
                Slot centres = state.slot(coded.centroids());
                for (int c = 0; !coded.told() && c < coded.count(); c++) {
                    out.real(centres.value[c]);
                }
                codes.get(coded).write(out);
                for (int k = 0; k < sent.count; k++) {
                    codes.get(coded).write(sent.index[k], out);
                }
            }
            case Formula.Sparse sparse -> {
                positions(sparse, state.set(sparse.set()), out);
                parts(sparse.entries(), out);
            }
        }
    }

    private void positions(Formula.Sparse f, Slot set, BitWriter out) {
        if (f.announced() == KeptEntries.Announced.NOTHING) {
            out.bits(set.count, SparseFormat.width(state.dimension + 1L));
        }
        if (f.announced() != KeptEntries.Announced.SET) {
            SparseFormat.encodePositions(set.index, set.count, state.dimension, out);
        }
    }
}
