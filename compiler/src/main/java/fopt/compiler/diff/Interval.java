package fopt.compiler.diff;

/// All numbers from `low` to `high`, both perhaps infinite. In products 0 times infinity is 0: a slope that is 0 stays 0.
///
/// Results are rounded to nearest, not outwards: bounds hold up to rounding.
record Interval(double low, double high) {
    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Interval ZERO = point(0);

    static Interval point(double v) {
        return new Interval(v, v);
    }

    boolean isPoint() {
        return low == high;
    }

    boolean contains(double v) {
        return low <= v && v <= high;
    }

    boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval plus(Interval o) {
        return new Interval(low + o.low, high + o.high);
    }

    Interval times(Interval o) {
        double a = product(low, o.low);
        double b = product(low, o.high);
        double c = product(high, o.low);
        double d = product(high, o.high);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    Interval squared() {
        double a = product(low, low);
        double b = product(high, high);
        return new Interval(contains(0) ? 0 : Math.min(a, b), Math.max(a, b));
    }

    Interval scaled(double s) {
        return times(point(s));
    }

    /// The smallest interval that contains both.
    Interval hull(Interval o) {
        return new Interval(Math.min(low, o.low), Math.max(high, o.high));
    }

    Interval within(double least, double most) {
        return new Interval(Math.max(low, least), Math.min(high, most));
    }
}
