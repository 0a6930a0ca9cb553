package fopt.runtime.report;

/// Maps the values of an axis to pixels.
///
/// @param log whether logarithms are mapped
/// @param from value at pixel `start`
/// @param to value at pixel `end`; greater than `from`
record Scale(boolean log, double from, double to, double start, double end) {

    /// The pixel of a value. On a logarithmic axis, values that have no place are put at the start.
    double at(double value) {
        if (log) {
            return value > 0 ? place(Math.log10(value), Math.log10(from), Math.log10(to)) : start;
        }
        return place(value, from, to);
    }

    boolean holds(double value) {
        return value >= from && value <= to;
    }

    double length() {
        return Math.abs(end - start);
    }

    Scale between(double newStart, double newEnd) {
        return new Scale(log, from, to, newStart, newEnd);
    }

    private double place(double value, double low, double high) {
        return start + (value - low) / (high - low) * (end - start);
    }
}
