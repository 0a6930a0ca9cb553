package fopt.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where an axis has its marks, and what is written at them.
///
/// Labels are texts for [Markup]: `10^{-3}` has a raised exponent.
///
/// @param major marks with a label and a grid line
/// @param minor marks without
/// @param title text along the axis: name and unit, with the power of ten that was taken out of the labels
record Ticks(List<Tick> major, List<Double> minor, String title) {
    private static final double PIXELS_PER_LABEL = 62;
    /// As much is enough for a power of ten.
    private static final double PIXELS_PER_POWER = 40;
    private static final Map<Integer, String> PREFIXES =
            Map.of(-9, "n", -6, "µ", -3, "m", 0, "", 3, "k", 6, "M", 9, "G", 12, "T", 15, "P");

    record Tick(double value, String label) {}

    static Ticks of(Axis axis, Scale scale) {
        int labels = (int) Math.max(3, scale.length() / PIXELS_PER_LABEL);
        if (!scale.log()) {
            return linear(axis, scale, labels);
        }
        return powersOfTen(scale) > 1 && scale.to() > 30 * scale.from() ? decades(axis, scale, labels) : withinADecade(axis, scale, labels);
    }

    private static Ticks linear(Axis axis, Scale scale, int labels) {
        double step = niceStep((scale.to() - scale.from()) / labels);
        int power = powerTakenOut(Math.max(Math.abs(scale.from()), Math.abs(scale.to())));
        double factor = Math.pow(10, power);
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step / factor) + 1e-9));
        var major = new ArrayList<Tick>();
        for (long k = (long) Math.ceil(scale.from() / step - 1e-9); k <= scale.to() / step + 1e-9; k++) {
            major.add(new Tick(k * step, fixed(k * step / factor, decimals)));
        }
        return new Ticks(major, List.of(), title(axis, power));
    }

    private static int powersOfTen(Scale scale) {
        return 1 + (int) Math.floor(Math.log10(scale.to()) + 1e-9) - (int) Math.ceil(Math.log10(scale.from()) - 1e-9);
    }

    private static Ticks decades(Axis axis, Scale scale, int labels) {
        int first = (int) Math.ceil(Math.log10(scale.from()) - 1e-9);
        int last = (int) Math.floor(Math.log10(scale.to()) + 1e-9);
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / Math.min(Math.max(labels, 5), Math.max(3, scale.length() / PIXELS_PER_POWER))));
        var major = new ArrayList<Tick>();
        var minor = new ArrayList<Double>();
        for (int e = first - 1; e <= last; e++) {
            if (e >= first && Math.floorMod(e, every) == 0) {
                major.add(new Tick(Math.pow(10, e), "10^{" + e + "}"));
            } else if (e >= first) {
                minor.add(Math.pow(10, e));
            }
            for (int m = 2; m < 10 && every == 1; m++) {
                addIfShown(minor, scale, m * Math.pow(10, e));
            }
        }
        return new Ticks(major, minor, title(axis, 0));
    }

    /// Few or no powers of ten are in view: labels at 1, 2 and 5 times a power of ten, or evenly if even these are few.
    private static Ticks withinADecade(Axis axis, Scale scale, int labels) {
        if (scale.to() / scale.from() < 4) {
            return linear(axis, scale, labels);
        }
        int power = powerTakenOut(scale.to());
        int first = (int) Math.floor(Math.log10(scale.from()));
        var major = new ArrayList<Tick>();
        var minor = new ArrayList<Double>();
        for (int e = first; e <= first + 2; e++) {
            for (int m = 1; m < 10; m++) {
                double value = m * Math.pow(10, e);
                if (m != 1 && m != 2 && m != 5) {
                    addIfShown(minor, scale, value);
                } else if (scale.holds(value)) {
                    major.add(new Tick(value, fixed(value / Math.pow(10, power), Math.max(0, power - e))));
                }
            }
        }
        return new Ticks(major, minor, title(axis, power));
    }

    private static void addIfShown(List<Double> list, Scale scale, double value) {
        if (scale.holds(value)) {
            list.add(value);
        }
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below `step`.
    private static double niceStep(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        for (int m : new int[] {1, 2, 5}) {
            if (m * power >= step * (1 - 1e-9)) {
                return m * power;
            }
        }
        return 10 * power;
    }

    private static int powerTakenOut(double largest) {
        if (largest == 0 || (largest >= 1e-2 && largest < 1e5)) {
            return 0;
        }
        return 3 * (int) Math.floor(Math.log10(largest) / 3);
    }

    private static String title(Axis axis, int power) {
        String prefix = PREFIXES.get(power);
        if (!axis.unit().isEmpty() && prefix != null) {
            return axis.name() + " (" + prefix + axis.unit() + ")";
        }
        String unit = axis.unit().isEmpty() ? "" : " " + axis.unit();
        return axis.name() + (power == 0 ? "" : " (×10^{" + power + "}" + unit + ")");
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replace("-0", "−0").replace('-', '−');
        return text.matches("−0(\\.0*)?") ? text.substring(1) : text;
    }
}
