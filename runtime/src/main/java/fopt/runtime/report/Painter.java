package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Draws a [Plot] on any Java 2D surface, for pixels and vectors alike.
final class Painter {
    static final Color TEXT = new Color(0x222222);
    static final Color FRAME = new Color(0x666666);
    static final BasicStroke THIN = new BasicStroke(0.8f);
    private static final Color GRID = new Color(0xE4E4E4);
    private static final Font NORMAL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final double GAP = 8;

    private final Plot plot;
    private final Graphics2D g;
    private Rectangle2D frame;
    private Scale x;
    private Scale y;

    private Painter(Plot plot, Graphics2D g) {
        this.plot = plot;
        this.g = g;
    }

    static void paint(Plot plot, Graphics2D g, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setFont(NORMAL);
        new Painter(plot, g).paint(width, height);
    }

    private void paint(int width, int height) {
        Legend legend = new Legend(g, plot.series());
        boolean wanted = plot.series().size() > 1 || !plot.series().isEmpty() && !plot.series().getFirst().label().isEmpty();
        layOut(width, height, 0);
        List<Curve> curves = curves();
        Rectangle2D place = wanted && legend.fitsInside(frame) ? legend.freeCorner(frame, curves) : null;
        if (wanted && place == null) {
            layOut(width, height, legend.width() + GAP);
            curves = curves();
            place = new Rectangle2D.Double(frame.getMaxX() + GAP, frame.getMinY(), legend.width(), legend.height());
        }
        axes();
        draw(curves);
        title(width);
        if (wanted) {
            legend.paint(g, place, curves);
        }
    }

    private void layOut(int width, int height, double right) {
        Scale wholeY = Range.ofY(plot.y(), plot.series()).scale();
        double lineHeight = g.getFontMetrics().getHeight();
        double top = 12 + (plot.title().isEmpty() ? 0 : 1.5 * lineHeight);
        double bottom = height - 2.2 * lineHeight - 2 * GAP;
        y = wholeY.between(bottom, top);
        double labels = Ticks.of(plot.y(), y).major().stream().mapToDouble(t -> Markup.width(g, t.label())).max().orElse(0);
        double left = lineHeight + labels + 3 * GAP;
        x = Range.ofX(plot.x(), plot.series()).scale().between(left, width - 18 - right);
        frame = new Rectangle2D.Double(left, top, x.end() - left, bottom - top);
    }

    private List<Curve> curves() {
        var curves = new ArrayList<Curve>();
        for (Series s : plot.series()) {
            curves.add(new Curve(s, Style.of(curves.size()), plot, x, y));
        }
        return curves;
    }

    private void axes() {
        Ticks xTicks = Ticks.of(plot.x(), x);
        Ticks yTicks = Ticks.of(plot.y(), y);
        g.setStroke(THIN);
        g.setColor(GRID);
        xTicks.major().forEach(t -> g.draw(vertical(t.value(), frame.getMinY(), frame.getMaxY())));
        yTicks.major().forEach(t -> g.draw(horizontal(t.value(), frame.getMinX(), frame.getMaxX())));
        g.setColor(FRAME);
        g.draw(frame);
        xTicks.major().forEach(t -> g.draw(vertical(t.value(), frame.getMaxY() - 5, frame.getMaxY())));
        xTicks.minor().forEach(v -> g.draw(vertical(v, frame.getMaxY() - 3, frame.getMaxY())));
        yTicks.major().forEach(t -> g.draw(horizontal(t.value(), frame.getMinX(), frame.getMinX() + 5)));
        yTicks.minor().forEach(v -> g.draw(horizontal(v, frame.getMinX(), frame.getMinX() + 3)));
        g.setColor(TEXT);
        labels(xTicks, yTicks);
    }

    private Line2D vertical(double value, double from, double to) {
        return new Line2D.Double(x.at(value), from, x.at(value), to);
    }

    private Line2D horizontal(double value, double from, double to) {
        return new Line2D.Double(from, y.at(value), to, y.at(value));
    }

    private void labels(Ticks xTicks, Ticks yTicks) {
        double size = g.getFont().getSize2D();
        double below = frame.getMaxY() + GAP + size;
        for (Ticks.Tick t : xTicks.major()) {
            Markup.draw(g, t.label(), x.at(t.value()) - Markup.width(g, t.label()) / 2, below);
        }
        for (Ticks.Tick t : yTicks.major()) {
            Markup.draw(g, t.label(), frame.getMinX() - GAP - Markup.width(g, t.label()), y.at(t.value()) + 0.36 * size);
        }
        Markup.draw(g, xTicks.title(), frame.getCenterX() - Markup.width(g, xTicks.title()) / 2, below + 1.55 * size);
        AffineTransform upright = g.getTransform();
        g.rotate(-Math.PI / 2);
        Markup.draw(g, yTicks.title(), -frame.getCenterY() - Markup.width(g, yTicks.title()) / 2, GAP + size);
        g.setTransform(upright);
    }

    private void draw(List<Curve> curves) {
        Shape everywhere = g.getClip();
        g.clip(frame);
        for (Curve c : curves) {
            if (c.series().hasBand()) {
                g.setColor(c.style().shade());
                g.fill(c.band());
            }
        }
        for (int k = 0; k < curves.size(); k++) {
            Curve c = curves.get(k);
            g.setColor(c.style().colour());
            g.setStroke(c.style().stroke());
            g.draw(c.line());
            c.markers(k, curves.size()).forEach(p -> mark(g, c.style(), p));
        }
        g.setClip(everywhere);
    }

    static void mark(Graphics2D g, Style style, Point2D at) {
        Shape marker = AffineTransform.getTranslateInstance(at.getX(), at.getY()).createTransformedShape(style.marker());
        g.setColor(Color.WHITE);
        g.fill(marker);
        g.setColor(style.colour());
        g.setStroke(new BasicStroke(1.4f));
        g.draw(marker);
    }

    private void title(int width) {
        if (!plot.title().isEmpty()) {
            g.setColor(TEXT);
            g.setFont(TITLE);
            float left = (float) (frame.getCenterX() - g.getFontMetrics().stringWidth(plot.title()) / 2.0);
            g.drawString(plot.title(), Math.clamp(left, 4f, width), (float) frame.getMinY() - 9);
            g.setFont(NORMAL);
        }
    }
}
