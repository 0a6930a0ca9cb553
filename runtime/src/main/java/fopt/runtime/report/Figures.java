package fopt.runtime.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as a person reads them: four digits, units with prefixes. Files hold the full numbers.
public final class Figures {
    private static final MathContext DIGITS = new MathContext(4);
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

    private Figures() {}

    /// Four digits, in powers of ten below 0.001 and from a million on: `0.1235`, `1.235e-7`, `12346`, `NaN`, `∞`.
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return scientific(value);
        }
        int whole = (int) Math.max(0, Math.ceil(Math.log10(size + 1)));
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(Math.max(DIGITS.getPrecision(), whole)));
        String text = rounded.toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String scientific(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /// `812 bit`, `1.235 Gbit`.
    public static String bits(double bits) {
        int prefix = 0;
        double value = bits;
        while (value >= 999.95 && prefix < PREFIXES.length - 1) {
            value /= 1000;
            prefix++;
        }
        return number(value) + " " + PREFIXES[prefix] + "bit";
    }

    /// With separators between thousands: `75,000`.
    public static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    /// `0.4 s`, `12 s`, `3 min 20 s`, `1 h 5 min`.
    public static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }
}
