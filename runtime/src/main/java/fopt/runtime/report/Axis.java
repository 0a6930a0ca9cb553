package fopt.runtime.report;

/// One axis of a [Plot].
///
/// @param name what is measured, e.g. `gap`
/// @param unit its unit, e.g. `bit` or `s`, which gets a prefix where numbers are large (`Gbit`); empty for a pure number
/// @param log whether equal factors are equally far apart; then only positive values have a place
/// @param remark what else there is to say, such as how several runs became one curve; left out where the axis is too short for it
public record Axis(String name, String unit, boolean log, String remark) {

    public Axis(String name, String unit, boolean log) {
        this(name, unit, log, "");
    }

    public static Axis linear(String name) {
        return new Axis(name, "", false);
    }

    public static Axis log(String name) {
        return new Axis(name, "", true);
    }

    /// The axis of a metric or counter of the language, by its name in a program: `gap`, `bits_up`, `time`.
    public static Axis of(String metric, boolean log) {
        return switch (metric) {
            case "bits" -> new Axis("communication", "bit", log);
            case "bits_up" -> new Axis("communication up", "bit", log);
            case "bits_down" -> new Axis("communication down", "bit", log);
            case "time" -> new Axis("simulated time", "s", log);
            case "grad_norm" -> new Axis("gradient norm", "", log);
            default -> new Axis(metric.replace('_', ' '), "", log);
        };
    }

    /// The same axis for values in a unit.
    public Axis in(String newUnit) {
        return new Axis(name, newUnit, log, remark);
    }

    /// The same axis with a remark behind its name.
    public Axis with(String newRemark) {
        return new Axis(name, unit, log, newRemark);
    }

    /// Whether a value has a place on this axis.
    boolean shows(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }
}
