package fopt.runtime;

import java.util.Arrays;
import java.util.Optional;

/// The numbers of a run: those that its variables hold, and those that it sends.
public enum Precision {
    /// Doubles, IEEE binary64.
    FLOAT64("float64", Double.SIZE),
    /// Single precision, IEEE binary32, kept in doubles that are such numbers.
    FLOAT32("float32", Float.SIZE);

    private final String word;
    private final int bits;

    Precision(String word, int bits) {
        this.word = word;
        this.bits = bits;
    }

    public static Optional<Precision> named(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    /// As it is written in a program.
    public String word() {
        return word;
    }

    /// What one number costs on the wire.
    public int bits() {
        return bits;
    }

    /// What so many numbers cost.
    public long bits(long count) {
        return bits * count;
    }

    /// The nearest number of this precision, the even one of two; infinite beyond the largest.
    public double round(double v) {
        return this == FLOAT64 ? v : (float) v;
    }

    /// The least number of this precision that is not below v.
    public double roundUp(double v) {
        double nearest = round(v);
        return nearest < v ? Math.nextUp((float) nearest) : nearest;
    }
}
