package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Draws a [Plot], on pixels and as vectors alike.
final class Painter {
    static final Color TEXT = new Color(0x222222);
    static final Color FRAME = new Color(0x666666);
    static final BasicStroke THIN = new BasicStroke(0.8f);
    private static final Color GRID = new Color(0xE4E4E4);
    static final Font NORMAL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final double GAP = 8;
    /// The largest legend right of the frame, as a part of its width.
    private static final double WIDEST_BESIDE = 0.45;

    private final Plot plot;
    private final Surface on;
    private final double width;
    private final double height;
    private final List<Style> styles;
    private final boolean remarks;
    private Rectangle2D frame;
    private Scale x;
    private Scale y;

    private Painter(Plot plot, Surface on, double width, double height, List<Style> styles, boolean remarks) {
        this.plot = plot;
        this.on = on;
        this.width = width;
        this.height = height;
        this.styles = styles;
        this.remarks = remarks;
    }

    /// Whether the vertical axis is long enough for its remark.
    static boolean hasRoomForRemark(Plot plot, double width, double height) {
        Painter painter = new Painter(plot, null, width, height, List.of(), true);
        painter.layOut(0, 0);
        return Markup.width(painter.yTitle(Ticks.of(plot.y(), painter.y)), NORMAL) < painter.frame.getHeight();
    }

    /// @param styles of the curves, in their order
    /// @param names whether the names of the curves stand in the plot
    /// @param remarks whether what is remarked of the vertical axis stands there
    static void paint(Plot plot, Surface on, double width, double height, List<Style> styles, boolean names, boolean remarks) {
        new Painter(plot, on, width, height, styles, remarks).paint(names && (plot.series().size() > 1 || !plot.series().isEmpty() && !plot.series().getFirst().label().isEmpty()));
    }

    private void paint(boolean names) {
        Legend legend = new Legend(NORMAL, plot.series());
        layOut(0, 0);
        Rectangle2D corner = names && legend.fitsInside(frame) ? legend.freeCorner(frame, curves()) : null;
        if (!names || corner != null) {
            drawn(legend, corner);
        } else if (legend.width() < WIDEST_BESIDE * frame.getWidth()) {
            layOut(legend.width() + GAP, 0);
            drawn(legend, new Rectangle2D.Double(frame.getMaxX() + GAP, frame.getMinY(), legend.width(), legend.height()));
        } else {
            LegendBelow below = new LegendBelow(NORMAL, plot.series(), styles, width);
            layOut(0, below.height());
            drawn(legend, null);
            on.moved(0, height - below.height(), () -> below.paint(on));
        }
    }

    /// @param place of the legend, null for none
    private void drawn(Legend legend, Rectangle2D place) {
        List<Curve> curves = curves();
        axes();
        draw(curves);
        title();
        if (place != null) {
            legend.paint(on, place, curves);
        }
    }

    /// @param right what is left free there @param below what is left free there
    private void layOut(double right, double below) {
        Scale wholeY = Range.ofY(plot.y(), plot.series()).scale();
        double lineHeight = Surface.lineHeight(NORMAL);
        double top = 12 + (plot.title().isEmpty() ? 0 : 1.5 * lineHeight);
        double bottom = height - below - 2.2 * lineHeight - 2 * GAP;
        y = wholeY.between(bottom, top);
        double labels = Ticks.of(plot.y(), y).major().stream().mapToDouble(t -> Markup.width(t.label(), NORMAL)).max().orElse(0);
        double left = lineHeight + labels + 3 * GAP;
        x = Range.ofX(plot.x(), plot.series()).scale().between(left, width - 18 - right);
        frame = new Rectangle2D.Double(left, top, x.end() - left, bottom - top);
    }

    private List<Curve> curves() {
        var curves = new ArrayList<Curve>();
        for (Series s : plot.series()) {
            curves.add(new Curve(s, styles.get(curves.size()), plot, x, y));
        }
        return curves;
    }

    private void axes() {
        Ticks xTicks = Ticks.of(plot.x(), x);
        Ticks yTicks = Ticks.of(plot.y(), y);
        xTicks.major().forEach(t -> thin(vertical(t.value(), frame.getMinY(), frame.getMaxY()), GRID));
        yTicks.major().forEach(t -> thin(horizontal(t.value(), frame.getMinX(), frame.getMaxX()), GRID));
        thin(frame, FRAME);
        xTicks.major().forEach(t -> thin(vertical(t.value(), frame.getMaxY() - 5, frame.getMaxY()), FRAME));
        xTicks.minor().forEach(v -> thin(vertical(v, frame.getMaxY() - 3, frame.getMaxY()), FRAME));
        yTicks.major().forEach(t -> thin(horizontal(t.value(), frame.getMinX(), frame.getMinX() + 5), FRAME));
        yTicks.minor().forEach(v -> thin(horizontal(v, frame.getMinX(), frame.getMinX() + 3), FRAME));
        labels(xTicks, yTicks);
    }

    private void thin(Shape line, Color colour) {
        on.draw(line, colour, THIN);
    }

    private Line2D vertical(double value, double from, double to) {
        return new Line2D.Double(x.at(value), from, x.at(value), to);
    }

    private Line2D horizontal(double value, double from, double to) {
        return new Line2D.Double(from, y.at(value), to, y.at(value));
    }

    private void labels(Ticks xTicks, Ticks yTicks) {
        double size = NORMAL.getSize2D();
        double below = frame.getMaxY() + GAP + size;
        for (Ticks.Tick t : xTicks.major()) {
            text(t.label(), x.at(t.value()) - Markup.width(t.label(), NORMAL) / 2, below);
        }
        for (Ticks.Tick t : yTicks.major()) {
            text(t.label(), frame.getMinX() - GAP - Markup.width(t.label(), NORMAL), y.at(t.value()) + 0.36 * size);
        }
        text(xTicks.title(), frame.getCenterX() - Markup.width(xTicks.title(), NORMAL) / 2, below + 1.55 * size);
        String yTitle = yTitle(yTicks);
        on.upwards(() -> text(yTitle, -frame.getCenterY() - Markup.width(yTitle, NORMAL) / 2, GAP + size));
    }

    private String yTitle(Ticks ticks) {
        return remarks && !plot.y().remark().isEmpty() ? ticks.title() + " (" + plot.y().remark() + ")" : ticks.title();
    }

    private void text(String text, double left, double base) {
        Markup.draw(on, text, NORMAL, TEXT, left, base);
    }

    private void draw(List<Curve> curves) {
        on.inside(frame, () -> {
            for (Curve c : curves) {
                if (c.series().hasBand()) {
                    on.fill(c.band(), c.style().shade());
                }
            }
            for (int k = 0; k < curves.size(); k++) {
                Curve c = curves.get(k);
                on.draw(c.line(), c.style().colour(), c.style().stroke());
                c.markers(k, curves.size()).forEach(p -> mark(on, c.style(), p));
            }
        });
    }

    static void mark(Surface on, Style style, Point2D at) {
        Shape marker = AffineTransform.getTranslateInstance(at.getX(), at.getY()).createTransformedShape(style.marker());
        on.fill(marker, Color.WHITE);
        on.draw(marker, style.colour(), new BasicStroke(1.4f));
    }

    private void title() {
        if (!plot.title().isEmpty()) {
            double left = frame.getCenterX() - Surface.width(plot.title(), TITLE) / 2;
            on.text(plot.title(), TITLE, TEXT, Math.clamp(left, 4, Math.max(4, width)), frame.getMinY() - 9);
        }
    }
}
