package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;

/// What a [Figure] is drawn on: pixels, or a vector graphic. Lengths are units of 1/96 inch, y grows downwards.
interface Surface {
    /// The same measures on all surfaces, so that a plot has one layout.
    FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /// How wide a text is.
    static double width(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /// From one line of text to the next.
    static double lineHeight(Font font) {
        return font.getLineMetrics("Ag", METRICS).getHeight();
    }

    /// @param x left end @param y base line
    void text(String text, Font font, Color colour, double x, double y);

    void fill(Shape area, Color colour);

    void draw(Shape line, Color colour, BasicStroke stroke);

    /// What `body` draws is cut off at a frame.
    void inside(Rectangle2D frame, Runnable body);

    /// What `body` draws is turned around the origin, so that text runs upwards: a quarter to the left.
    void upwards(Runnable body);

    /// What `body` draws has its origin at this point.
    void moved(double right, double down, Runnable body);
}
