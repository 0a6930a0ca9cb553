package fopt.runtime.compress;

import fopt.runtime.Precision;
import java.util.Arrays;

/// A growing string of bits. Numbers are written with their most significant bit first.
///
/// The three Elias codes (Elias 1975, "Universal codeword sets and representations of the integers") are prefix codes for
/// integers n ≥ 1; [BitReader] has the inverse of each method here.
public final class BitWriter {
    private final Precision numbers;
    private long[] words = new long[16];
    private long length;

    /// Real numbers have 64 bits.
    public BitWriter() {
        this(Precision.FLOAT64);
    }

    /// @param numbers how real numbers are written
    public BitWriter(Precision numbers) {
        this.numbers = numbers;
    }

    /// Number of bits written.
    public long length() {
        return length;
    }

    /// Forgets what was written; keeps the room.
    public void clear() {
        length = 0;
    }

    /// A reader of what has been written so far.
    public BitReader reader() {
        return new BitReader(Arrays.copyOf(words, (int) ((length + 63) >>> 6)), length, numbers);
    }

    /// A reader of what has been written so far, until more is written.
    BitReader whatIsWritten() {
        return new BitReader(words, length, numbers);
    }

    /// Writes what another one wrote.
    void append(BitWriter other) {
        BitReader all = other.whatIsWritten();
        while (all.remaining() > 0) {
            int width = (int) Math.min(64, all.remaining());
            bits(all.bits(width), width);
        }
    }

    public void bit(boolean bit) {
        bits(bit ? 1 : 0, 1);
    }

    /// The lowest `width` bits of `value`. @param width 0 … 64
    public void bits(long value, int width) {
        if (width == 0) {
            return;
        }
        int at = (int) (length >>> 6);
        int free = 64 - (int) (length & 63);
        if (at + 2 > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        if (free == 64) {
            words[at] = 0;
        }
        long clean = value & (-1L >>> (64 - width));
        if (width <= free) {
            words[at] |= clean << (free - width);
        } else {
            words[at] |= clean >>> (width - free);
            words[at + 1] = clean << (64 - (width - free));
        }
        length += width;
    }

    /// A number in the precision of the wire: the 64 bits of a double, or the 32 bits of the nearest number of single precision; NaN payloads included.
    public void real(double value) {
        switch (numbers) {
            case FLOAT64 -> bits(Double.doubleToRawLongBits(value), Double.SIZE);
            case FLOAT32 -> bits(Float.floatToRawIntBits((float) value), Float.SIZE);
        }
    }

    /// Elias γ: 2⌊log₂ n⌋ + 1 bits. @param n at least 1
    public void gamma(long n) {
        int extra = Elias.exponent(n);
        bits(0, extra);
        bits(n, extra + 1);
    }

    /// Elias δ: ⌊log₂ n⌋ + 2⌊log₂(⌊log₂ n⌋ + 1)⌋ + 1 bits. @param n at least 1
    public void delta(long n) {
        int extra = Elias.exponent(n);
        gamma(extra + 1);
        bits(n, extra);
    }

    /// Elias ω, the recursive code: 1 bit for 1, 3 for 2 and 3, 6 for 4 … 7, 7 for 8 … 15, 11 for 16 … 31. @param n at least 1
    public void omega(long n) {
        omegaPrefix(n);
        bits(0, 1);
    }

    private void omegaPrefix(long n) {
        int extra = Elias.exponent(n);
        if (extra > 0) {
            omegaPrefix(extra);
            bits(n, extra + 1);
        }
    }
}
