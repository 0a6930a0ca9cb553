package fopt.runtime.compress;

/// Levels of a dense payload: for each entry its level + 1 in Elias's ω code, then a sign bit if the level is not 0
/// (Alistarh et al. 2017, the code for many levels).
final class EliasLevels implements ScaledFormat.Body {
    private final int levels;
    private final byte[] length;

    EliasLevels(int levels) {
        this.levels = levels;
        length = new byte[levels + 1];
        length[0] = (byte) Elias.omegaLength(1);
        for (int level = 1; level <= levels; level++) {
            length[level] = (byte) (Elias.omegaLength(level + 1) + 1);
        }
    }

    @Override
    public long length(Message message) {
        long bits = 0;
        for (int c = 0; c < message.length; c++) {
            bits += length[Dithering.level(message.value[c], message.scale, levels)];
        }
        return bits;
    }

    @Override
    public void encode(Message message, BitWriter out) {
        for (int c = 0; c < message.length; c++) {
            int level = Dithering.level(message.value[c], message.scale, levels);
            out.omega(level + 1);
            if (level > 0) {
                out.bit(message.value[c] < 0);
            }
        }
    }

    @Override
    public void decode(BitReader in, Message out) {
        out.ensureDense(out.length);
        for (int c = 0; c < out.length; c++) {
            int level = (int) in.omega() - 1;
            out.value[c] = Dithering.value(level > 0 && in.bit(), level, out.scale, levels);
        }
    }
}
