package fopt.compiler.diff;

import fopt.runtime.formula.Unary;

/// Where the value, first and second derivative of a function of one number lie while that number is in some interval.
record Jet(Interval value, Interval slope, Interval curvature) {
    /// |d²/dt² 1/(1 + exp(−t))| is at most 1/(6 √3).
    private static final double SIGMOID_CURVATURE = 0.09622504486493764;
    /// |d²/dt² tanh t| is at most 4/(3 √3).
    private static final double TANH_CURVATURE = 0.7698003589195010;
    private static final Jet UNKNOWN = new Jet(Interval.ALL, Interval.ALL, Interval.ALL);

    static Jet constant(Interval value) {
        return new Jet(value, Interval.ZERO, Interval.ZERO);
    }

    static Jet variable(Interval t) {
        return new Jet(t, Interval.point(1), Interval.ZERO);
    }

    Jet negated() {
        return new Jet(value.negated(), slope.negated(), curvature.negated());
    }

    Jet plus(Jet o) {
        return new Jet(value.plus(o.value), slope.plus(o.slope), curvature.plus(o.curvature));
    }

    Jet times(Jet o) {
        return new Jet(value.times(o.value), slope.times(o.value).plus(value.times(o.slope)),
                curvature.times(o.value).plus(slope.times(o.slope).scaled(2)).plus(value.times(o.curvature)));
    }

    Jet squared() {
        return new Jet(value.squared(), value.times(slope).scaled(2), slope.squared().plus(value.times(curvature)).scaled(2));
    }

    Jet inverse() {
        if (value.contains(0)) {
            return UNKNOWN;
        }
        Interval h = new Interval(1 / value.high(), 1 / value.low());
        return composed(h, h.squared().negated(), h.times(h.squared()).scaled(2));
    }

    Jet hull(Jet o) {
        return new Jet(value.hull(o.value), slope.hull(o.slope), curvature.hull(o.curvature));
    }

    /// `h(this)` for a function whose value and derivatives lie in these intervals.
    private Jet composed(Interval h, Interval first, Interval second) {
        return new Jet(h, first.times(slope), second.times(slope.squared()).plus(first.times(curvature)));
    }

    Jet map(Unary f) {
        return switch (f) {
            case COPY -> this;
            case NEGATE -> negated();
            case EXP -> composed(rising(f), rising(f), rising(f));
            case SOFTPLUS -> composed(rising(f), rising(Unary.SIGMOID), bell(rising(Unary.SIGMOID)));
            case SIGMOID -> {
                Interval y = rising(f);
                Interval second = y.isPoint() ? bell(y).times(Interval.point(1 - 2 * y.low())) : new Interval(-SIGMOID_CURVATURE, SIGMOID_CURVATURE);
                yield composed(y, bell(y), second);
            }
            case TANH -> {
                Interval y = rising(f);
                Interval first = y.squared().negated().plus(Interval.point(1));
                Interval second = first.times(y).scaled(-2).within(-TANH_CURVATURE, TANH_CURVATURE);
                yield composed(y, first, second);
            }
            case SQRT -> value.low() <= 0 ? UNKNOWN : power(0.5);
            case LOG -> value.low() <= 0 ? UNKNOWN : composed(rising(f), falling(1, 1), falling(2, -1));
            case LOG1P -> plus(constant(Interval.point(1))).map(Unary.LOG);
            case SIN, COS -> composed(new Interval(-1, 1), new Interval(-1, 1), new Interval(-1, 1));
            case ABS -> value.low() >= 0 ? this : value.high() <= 0 ? negated()
                    : composed(new Interval(0, Math.max(-value.low(), value.high())), new Interval(-1, 1), new Interval(0, Double.POSITIVE_INFINITY));
            case RELU -> value.low() >= 0 ? this : value.high() <= 0 ? constant(Interval.ZERO)
                    : composed(new Interval(0, value.high()), new Interval(0, 1), new Interval(0, Double.POSITIVE_INFINITY));
            case SIGN, STEP, INVERSE_OR_ZERO -> UNKNOWN;
        };
    }

    /// The range of a rising function.
    private Interval rising(Unary f) {
        return new Interval(f.of(value.low()), f.of(value.high()));
    }

    /// `s (1 − s)` for s in an interval within [0, 1].
    private static Interval bell(Interval s) {
        double a = s.low() * (1 - s.low());
        double b = s.high() * (1 - s.high());
        return new Interval(Math.min(a, b), s.contains(0.5) ? 0.25 : Math.max(a, b));
    }

    /// `factor / t^p` for t above 0.
    private Interval falling(double p, double factor) {
        return new Interval(StrictMath.pow(value.high(), -p), StrictMath.pow(value.low(), -p)).scaled(factor);
    }

    /// `t^p` for t above 0.
    Jet power(double p) {
        return composed(monotone(p, 1), monotone(p - 1, p), monotone(p - 2, p * (p - 1)));
    }

    private Interval monotone(double p, double factor) {
        double a = StrictMath.pow(value.low(), p);
        double b = StrictMath.pow(value.high(), p);
        return new Interval(Math.min(a, b), Math.max(a, b)).scaled(factor);
    }
}
