package fopt.runtime.compress;

import fopt.runtime.Precision;

/// Reads what a [BitWriter] wrote, from the first bit on. Reading past the end is an [IllegalStateException].
public final class BitReader {
    private final long[] words;
    private final long length;
    private final Precision numbers;
    private long position;

    BitReader(long[] words, long length, Precision numbers) {
        this.words = words;
        this.length = length;
        this.numbers = numbers;
    }

    /// Number of bits not read yet.
    public long remaining() {
        return length - position;
    }

    public boolean bit() {
        return bits(1) != 0;
    }

    /// The next `width` bits as an unsigned number (two's complement for 64). @param width 0 … 64
    public long bits(int width) {
        if (width == 0) {
            return 0;
        }
        if (width > remaining()) {
            throw new IllegalStateException("a read of " + width + " bits with " + remaining() + " left");
        }
        int at = (int) (position >>> 6);
        int used = (int) (position & 63);
        long window = words[at] << used;
        if (used + width > 64) {
            window |= words[at + 1] >>> (64 - used);
        }
        position += width;
        return window >>> (64 - width);
    }

    /// A number in the precision of the wire.
    public double real() {
        return switch (numbers) {
            case FLOAT64 -> Double.longBitsToDouble(bits(Double.SIZE));
            case FLOAT32 -> Float.intBitsToFloat((int) bits(Float.SIZE));
        };
    }

    public long gamma() {
        int extra = 0;
        while (!bit()) {
            extra++;
        }
        return 1L << extra | bits(extra);
    }

    public long delta() {
        int extra = (int) gamma() - 1;
        return 1L << extra | bits(extra);
    }

    public long omega() {
        long n = 1;
        while (bit()) {
            int extra = (int) n;
            n = 1L << extra | bits(extra);
        }
        return n;
    }
}
