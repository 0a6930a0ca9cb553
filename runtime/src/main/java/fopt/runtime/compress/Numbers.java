package fopt.runtime.compress;

import java.math.BigDecimal;

/// Numbers as they are written in a program.
final class Numbers {
    private Numbers() {
    }

    /// Whether it was given as a whole number (so that it means a count), not as a real that happens to be whole.
    static boolean whole(Number x) {
        return x instanceof Integer || x instanceof Long;
    }

    static String show(Number x) {
        if (whole(x) || !Double.isFinite(x.doubleValue())) {
            return x.toString();
        }
        double value = x.doubleValue();
        if (value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9) {
            return plain(new BigDecimal(Double.toString(value)));
        }
        return Double.toString(value).replace(".0E", "e").replace("E", "e");
    }

    /// A share in percent, e.g. `1%`; counts as they are.
    static String showSize(Number x) {
        return whole(x) ? x.toString() : plain(new BigDecimal(Double.toString(x.doubleValue())).movePointRight(2)) + "%";
    }

    private static String plain(BigDecimal x) {
        return x.signum() == 0 ? "0" : x.stripTrailingZeros().toPlainString();
    }
}
