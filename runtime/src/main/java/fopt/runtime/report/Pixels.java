package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/// A picture of pixels, by Java 2D.
final class Pixels implements Surface {
    private final Graphics2D g;

    Pixels(Graphics2D g) {
        this.g = g;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void text(String text, Font font, Color colour, double x, double y) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(text, (float) x, (float) y);
    }

    @Override
    public void fill(Shape area, Color colour) {
        g.setColor(colour);
        g.fill(area);
    }

    @Override
    public void draw(Shape line, Color colour, BasicStroke stroke) {
        g.setColor(colour);
        g.setStroke(stroke);
        g.draw(line);
    }

    @Override
    public void inside(Rectangle2D frame, Runnable body) {
        Shape everywhere = g.getClip();
        g.clip(frame);
        body.run();
        g.setClip(everywhere);
    }

    @Override
    public void upwards(Runnable body) {
        transformed(AffineTransform.getRotateInstance(-Math.PI / 2), body);
    }

    @Override
    public void moved(double right, double down, Runnable body) {
        transformed(AffineTransform.getTranslateInstance(right, down), body);
    }

    private void transformed(AffineTransform how, Runnable body) {
        AffineTransform before = g.getTransform();
        g.transform(how);
        body.run();
        g.setTransform(before);
    }
}
