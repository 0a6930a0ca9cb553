package fopt.runtime.report;

/// One curve of a [Plot], through the points `(x[k], y[k])` in their order, with an optional band around it.
///
/// Points that are not finite, or have no place on a logarithmic axis, leave a gap. The arrays are *not modified* and not copied.
///
/// @param label name in the legend
/// @param low lower edge of the band, as long as `y`; empty for no band
/// @param high upper edge of the band, as long as `y`; empty for no band
/// @param diverged whether this run overflowed: its values beyond those of the other curves then do not set the scale
public record Series(String label, double[] x, double[] y, double[] low, double[] high, boolean diverged) {
    private static final double[] NONE = {};

    public Series {
        if (x.length != y.length || low.length != high.length || (low.length != 0 && low.length != y.length)) {
            throw new IllegalArgumentException("series " + label + ": x, y and band differ in length: "
                    + x.length + ", " + y.length + ", " + low.length + ", " + high.length);
        }
    }

    public static Series of(String label, double[] x, double[] y) {
        return new Series(label, x, y, NONE, NONE, false);
    }

    /// The same curve with a band from `low` to `high`, for instance the quartiles over seeds.
    public Series band(double[] newLow, double[] newHigh) {
        return new Series(label, x, y, newLow, newHigh, diverged);
    }

    /// The same curve, marked as that of a run that overflowed.
    public Series asDiverged() {
        return new Series(label, x, y, low, high, true);
    }

    boolean hasBand() {
        return low.length > 0;
    }
}
