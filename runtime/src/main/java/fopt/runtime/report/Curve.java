package fopt.runtime.report;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/// A series in pixels: pieces of a line, with a gap where a point has no place, thinned to what can be seen.
final class Curve {
    private static final int MARKERS = 9;
    private static final int FEW_POINTS = 16;

    private final Series series;
    private final Style style;
    private final Axis xAxis;
    private final Axis yAxis;
    private final Scale x;
    private final Scale y;
    private final List<List<Point2D>> pieces = new ArrayList<>();

    Curve(Series series, Style style, Plot plot, Scale x, Scale y) {
        this.series = series;
        this.style = style;
        this.xAxis = plot.x();
        this.yAxis = plot.y();
        this.x = x;
        this.y = y;
        trace();
    }

    Series series() {
        return series;
    }

    Style style() {
        return style;
    }

    private boolean drawn(int k) {
        return xAxis.shows(series.x()[k]) && yAxis.shows(series.y()[k]);
    }

    private void trace() {
        List<Point2D> piece = new ArrayList<>();
        for (int k = 0; k < series.x().length; k++) {
            if (drawn(k)) {
                piece.add(new Point2D.Double(x.at(series.x()[k]), y.at(series.y()[k])));
            } else if (!piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
    }

    /// Every point, thinned.
    List<Point2D> points() {
        return pieces.stream().flatMap(p -> Thinning.thin(p).stream()).toList();
    }

    Shape line() {
        Path2D path = new Path2D.Double();
        for (List<Point2D> piece : pieces) {
            append(path, Thinning.thin(piece), false);
        }
        return path;
    }

    /// The band, as one area per piece without gaps.
    Shape band() {
        Path2D area = new Path2D.Double();
        List<Point2D> upper = new ArrayList<>();
        List<Point2D> lower = new ArrayList<>();
        for (int k = 0; k < series.low().length; k++) {
            if (drawn(k) && Double.isFinite(series.low()[k]) && Double.isFinite(series.high()[k])) {
                upper.add(new Point2D.Double(x.at(series.x()[k]), y.at(series.high()[k])));
                lower.add(new Point2D.Double(x.at(series.x()[k]), y.at(series.low()[k])));
            } else {
                close(area, upper, lower);
            }
        }
        close(area, upper, lower);
        return area;
    }

    private static void close(Path2D area, List<Point2D> upper, List<Point2D> lower) {
        if (!upper.isEmpty()) {
            append(area, Thinning.thin(upper), false);
            append(area, Thinning.thin(lower).reversed(), true);
            area.closePath();
        }
        upper.clear();
        lower.clear();
    }

    private static void append(Path2D path, List<Point2D> points, boolean joined) {
        for (int k = 0; k < points.size(); k++) {
            Point2D p = points.get(k);
            if (k == 0 && !joined) {
                path.moveTo(p.getX(), p.getY());
            } else {
                path.lineTo(p.getX(), p.getY());
            }
        }
    }

    /// Where markers stand: at every point if these are few, otherwise evenly along x, starting later for later curves so that they do not cover each other.
    ///
    /// @param number of this curve
    /// @param curves how many there are
    List<Point2D> markers(int number, int curves) {
        List<Point2D> all = pieces.stream().flatMap(List::stream).toList();
        if (all.size() <= FEW_POINTS) {
            return all;
        }
        double spacing = x.length() / MARKERS;
        double next = all.getFirst().getX() + spacing * (number + 0.5) / curves;
        var markers = new ArrayList<Point2D>();
        for (Point2D p : all) {
            if (p.getX() >= next) {
                markers.add(p);
                next += spacing * Math.max(1, Math.ceil((p.getX() - next) / spacing));
            }
        }
        return markers;
    }
}
