package fopt.runtime.compress;

/// Levels of a sparse payload: the number of entries + 1, then for each entry its distance from the one before, a sign bit, and its
/// level; the numbers in Elias's ω code (Alistarh et al. 2017, the code for few levels; the number of entries is added to mark the end).
final class EliasGaps implements ScaledFormat.Body {
    private final int levels;
    private final byte[] length;

    EliasGaps(int levels) {
        this.levels = levels;
        length = new byte[levels + 1];
        for (int level = 1; level <= levels; level++) {
            length[level] = (byte) (Elias.omegaLength(level) + 1);
        }
    }

    @Override
    public long length(Message message) {
        long bits = Elias.omegaLength(message.count + 1L);
        int before = -1;
        for (int k = 0; k < message.count; k++) {
            bits += Elias.omegaLength(message.index[k] - before) + length[Dithering.level(message.value[k], message.scale, levels)];
            before = message.index[k];
        }
        return bits;
    }

    @Override
    public void encode(Message message, BitWriter out) {
        out.omega(message.count + 1L);
        int before = -1;
        for (int k = 0; k < message.count; k++) {
            out.omega(message.index[k] - before);
            out.bit(message.value[k] < 0);
            out.omega(Dithering.level(message.value[k], message.scale, levels));
            before = message.index[k];
        }
    }

    @Override
    public void decode(BitReader in, Message out) {
        int count = (int) in.omega() - 1;
        SparseFormat.prepare(out, out.length, count);
        int before = -1;
        for (int k = 0; k < count; k++) {
            before += (int) in.omega();
            out.index[k] = before;
            boolean negative = in.bit();
            out.value[k] = Dithering.value(negative, (int) in.omega(), out.scale, levels);
        }
    }
}
