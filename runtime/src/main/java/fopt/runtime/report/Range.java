package fopt.runtime.report;

import java.util.List;

/// The smallest and the largest value that an axis has to show; grows as values are added.
final class Range {
    /// How far (in orders of magnitude) a band may stretch a logarithmic axis below its curve.
    private static final double BAND_STRETCH = 10;

    private final Axis axis;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private Range(Axis axis) {
        this.axis = axis;
    }

    static Range ofX(Axis axis, List<Series> series) {
        Range range = new Range(axis);
        for (Series s : series) {
            range.addAll(s.x());
        }
        return range;
    }

    static Range ofY(Axis axis, List<Series> series) {
        Range range = new Range(axis);
        boolean nothingElse = axis.log() && series.stream().allMatch(Series::diverged);
        for (Series s : series) {
            if (!s.diverged() || nothingElse) {
                range.addAll(s.y());
                range.addBand(s);
            }
        }
        range.addDiverged(series);
        return range;
    }

    /// The scale that shows this range and a little more, from pixel 0 to pixel 1.
    Scale scale() {
        if (min > max) {
            return new Scale(axis.log(), axis.log() ? 0.1 : 0, 1, 0, 1);
        }
        return axis.log() ? logarithmic() : linear();
    }

    private Scale logarithmic() {
        double margin = min == max ? Math.sqrt(10) : Math.pow(max / min, 0.03);
        double from = Math.max(min / margin, Double.MIN_NORMAL);
        double to = Math.min(max * margin, Double.MAX_VALUE);
        return new Scale(true, from, to, 0, 1);
    }

    private Scale linear() {
        double width = max - min;
        double margin = width == 0 ? Math.max(Math.abs(max), 1) / 2 : width * 0.03;
        double from = min >= 0 && min <= 0.2 * width ? 0 : min - margin;
        return new Scale(false, from, max + margin, 0, 1);
    }

    private void addAll(double[] values) {
        for (double v : values) {
            add(v);
        }
    }

    private void add(double v) {
        if (axis.shows(v)) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
    }

    private void addBand(Series s) {
        addAll(s.high());
        for (int k = 0; k < s.low().length; k++) {
            if (!axis.log() || s.low()[k] >= s.y()[k] / BAND_STRETCH) {
                add(s.low()[k]);
            }
        }
    }

    /// Beside others, a diverged curve shows where it starts and how it leaves, not where it ends.
    private void addDiverged(List<Series> series) {
        double limit = max;
        for (Series s : series) {
            if (s.diverged()) {
                limit = Math.max(limit, first(s.y()));
            }
        }
        for (Series s : series) {
            if (s.diverged()) {
                for (double v : s.y()) {
                    add(Math.min(v, limit * (axis.log() ? 10 : 1.5)));
                }
            }
        }
    }

    private double first(double[] values) {
        for (double v : values) {
            if (axis.shows(v)) {
                return v;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }
}
