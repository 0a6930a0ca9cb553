package fopt.runtime.compress;

/// Levels of a dense payload in fixed width: for each entry a sign bit and its level in ⌈log₂(s + 1)⌉ bits.
record FixedLevels(int levels) implements ScaledFormat.Body {
    @Override
    public long length(Message message) {
        return (1L + SparseFormat.width(levels + 1L)) * message.length;
    }

    @Override
    public void encode(Message message, BitWriter out) {
        for (int c = 0; c < message.length; c++) {
            out.bit(message.value[c] < 0);
            out.bits(Dithering.level(message.value[c], message.scale, levels), SparseFormat.width(levels + 1L));
        }
    }

    @Override
    public void decode(BitReader in, Message out) {
        out.ensureDense(out.length);
        for (int c = 0; c < out.length; c++) {
            boolean negative = in.bit();
            out.value[c] = Dithering.value(negative, (int) in.bits(SparseFormat.width(levels + 1L)), out.scale, levels);
        }
    }
}
