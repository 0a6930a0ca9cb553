package fopt.runtime.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The names of the curves, in the corner of the frame that hides least, or right of it where they would hide too much.
final class Legend {
    static final double SAMPLE = 30;
    private static final double PADDING = 8;
    private static final double MARGIN = 8;
    private static final int MOST_NAMES = 18;
    private static final double LARGEST_SHARE = 0.3;
    private static final int TOLERATED_POINTS = 12;

    private final Font font;
    private final List<String> names;
    private final double width;
    private final double lineHeight;

    Legend(Font font, List<Series> series) {
        this.font = font;
        names = names(series);
        lineHeight = Surface.lineHeight(font) + 3;
        width = SAMPLE + 3 * PADDING + names.stream().mapToDouble(name -> Surface.width(name, font)).max().orElse(0);
    }

    static List<String> names(List<Series> series) {
        var names = new ArrayList<String>();
        for (Series s : series) {
            names.add(s.diverged() ? s.label() + " (diverged)" : s.label());
        }
        if (names.size() > MOST_NAMES) {
            names.subList(MOST_NAMES - 1, names.size()).clear();
            names.add("… and " + (series.size() - MOST_NAMES + 1) + " more");
        }
        return names;
    }

    double width() {
        return width;
    }

    double height() {
        return names.size() * lineHeight + PADDING;
    }

    boolean fitsInside(Rectangle2D frame) {
        return width * height() < LARGEST_SHARE * frame.getWidth() * frame.getHeight() && width < 0.6 * frame.getWidth();
    }

    /// The corner with the fewest points of curves under the legend, or null if even there are many.
    Rectangle2D freeCorner(Rectangle2D frame, List<Curve> curves) {
        double left = frame.getMinX() + MARGIN;
        double right = frame.getMaxX() - MARGIN - width;
        double top = frame.getMinY() + MARGIN;
        double bottom = frame.getMaxY() - MARGIN - height();
        double[][] corners = {{right, top}, {left, bottom}, {right, bottom}, {left, top}};
        Rectangle2D best = null;
        long fewest = TOLERATED_POINTS;
        for (double[] corner : corners) {
            var place = new Rectangle2D.Double(corner[0], corner[1], width, height());
            long covered = curves.stream().mapToLong(c -> covered(place, c.points())).sum();
            if (covered < fewest) {
                fewest = covered;
                best = place;
            }
        }
        return best;
    }

    private static long covered(Rectangle2D place, List<Point2D> points) {
        long covered = points.stream().filter(place::contains).count();
        for (int k = 1; k < points.size(); k++) {
            Point2D a = points.get(k - 1);
            Point2D b = points.get(k);
            if (a.distance(b) > 4 && place.intersectsLine(new Line2D.Double(a, b))) {
                covered += 2;
            }
        }
        return covered;
    }

    void paint(Surface on, Rectangle2D place, List<Curve> curves) {
        on.fill(place, new Color(255, 255, 255, 225));
        on.draw(place, Painter.FRAME, Painter.THIN);
        for (int k = 0; k < names.size(); k++) {
            boolean summary = k == MOST_NAMES - 1 && curves.size() > MOST_NAMES;
            double middle = place.getY() + PADDING / 2 + (k + 0.5) * lineHeight;
            double x = place.getX() + PADDING;
            if (!summary) {
                sample(on, curves.get(k).style(), x, middle);
            }
            on.text(names.get(k), font, Painter.TEXT, x + SAMPLE + PADDING, middle + 0.36 * font.getSize2D());
        }
    }

    static void sample(Surface on, Style style, double x, double middle) {
        on.draw(new Line2D.Double(x, middle, x + SAMPLE, middle), style.colour(), style.stroke());
        Painter.mark(on, style, new Point2D.Double(x + SAMPLE / 2, middle));
    }
}
