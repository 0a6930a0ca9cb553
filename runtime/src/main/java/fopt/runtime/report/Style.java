package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// How one curve is drawn: colour, dashes and marker all differ, so that it is found again in grey print and by the colour-blind.
///
/// The colours are those of Okabe and Ito ("Color Universal Design", 2008), without yellow, which is lost on white.
///
/// @param marker outline around the origin
record Style(Color colour, BasicStroke stroke, Shape marker) {
    private static final float WIDTH = 1.7f;
    private static final double RADIUS = 3.4;

    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
            new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000));
    private static final List<float[]> DASHES = List.of(
            new float[] {}, new float[] {7, 3}, new float[] {1.5f, 2.2f}, new float[] {8, 2.5f, 1.5f, 2.5f}, new float[] {12, 3});
    private static final List<Shape> MARKERS = List.of(
            new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS),
            new Rectangle2D.Double(-0.88 * RADIUS, -0.88 * RADIUS, 1.76 * RADIUS, 1.76 * RADIUS),
            polygon(1.25 * RADIUS, 3, -90), polygon(1.25 * RADIUS, 4, -90), polygon(1.25 * RADIUS, 3, 90), polygon(1.2 * RADIUS, 5, -90));

    /// The style of the curve with this number, counted from 0.
    static Style of(int number) {
        float[] dash = DASHES.get(number % DASHES.size());
        BasicStroke stroke = dash.length == 0
                ? new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
        return new Style(COLOURS.get(number % COLOURS.size()), stroke, MARKERS.get(number % MARKERS.size()));
    }

    /// The colour of the band around the curve.
    Color shade() {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 45);
    }

    private static Shape polygon(double radius, int corners, double firstCorner) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < corners; k++) {
            double angle = Math.toRadians(firstCorner + k * 360.0 / corners);
            if (k == 0) {
                path.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
            } else {
                path.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }
}
