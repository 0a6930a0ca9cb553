package fopt.runtime.file;

import java.nio.charset.StandardCharsets;

/// Decimal numbers in bytes of text: correctly rounded, as `Double.parseDouble`, but without making a string of most of them, and strict:
/// an optional sign, digits with at most one point, an optional exponent.
public final class Decimal {
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int LONG_DIGITS = 18;
    private static final long EXACT = 1L << 53;
    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final int HUGE = 1_000_000;

    private Decimal() {
    }

    /// The number at [from, to); NaN if that is not a number, infinite if it is too large for a double.
    public static double parse(byte[] text, int from, int to) {
        int p = from < to && isSign(text[from]) ? from + 1 : from;
        long digits = 0;
        int count = 0;
        int afterPoint = 0;
        boolean point = false;
        for (; p < to; p++) {
            int c = text[p];
            if (c == '.' && !point) {
                point = true;
            } else if (isDigit(c)) {
                digits = digits * 10 + (c - '0');
                count++;
                afterPoint += point ? 1 : 0;
            } else {
                break;
            }
        }
        int exponent = p == to ? 0 : exponent(text, p, to);
        if (count == 0 || exponent == NO_EXPONENT) {
            return Double.NaN;
        }
        int scale = exponent - afterPoint;
        if (count > LONG_DIGITS || digits > EXACT || Math.abs(scale) >= POWERS.length) {
            return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        }
        // Both factors are exact, so the one operation rounds correctly (Clinger, "How to read floating point numbers accurately", PLDI 1990).
        double magnitude = scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
        return text[from] == '-' ? -magnitude : magnitude;
    }

    private static int exponent(byte[] text, int from, int to) {
        int p = from + 1;
        boolean negative = p < to && text[p] == '-';
        p += p < to && isSign(text[p]) ? 1 : 0;
        int value = natural(text, p, to);
        if ((text[from] | 0x20) != 'e' || value < 0) {
            return NO_EXPONENT;
        }
        return negative ? -value : value;
    }

    /// The natural number at [from, to), or a million if it is larger; −1 if that is not one.
    private static int natural(byte[] text, int from, int to) {
        int value = from < to ? 0 : -1;
        for (int p = from; p < to; p++) {
            if (!isDigit(text[p])) {
                return -1;
            }
            value = Math.min(HUGE, value * 10 + (text[p] - '0'));
        }
        return value;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(int c) {
        return c == '-' || c == '+';
    }
}
