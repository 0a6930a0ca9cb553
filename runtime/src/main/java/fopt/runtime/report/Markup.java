package fopt.runtime.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of text in which `^{…}` is raised: `10^{-3}`.
final class Markup {
    private static final Pattern RAISED = Pattern.compile("\\^\\{([^}]*)}");
    private static final float SMALLER = 0.72f;
    private static final float LIFT = 0.38f;

    private Markup() {}

    static double width(Graphics2D g, String text) {
        return walk(g, text, 0, 0, false);
    }

    /// Draws the text with its left end at x and its base line at y.
    static void draw(Graphics2D g, String text, double x, double y) {
        walk(g, text, x, y, true);
    }

    private static double walk(Graphics2D g, String text, double left, double y, boolean draw) {
        Font normal = g.getFont();
        Font small = normal.deriveFont(normal.getSize2D() * SMALLER);
        double x = left;
        int at = 0;
        Matcher raised = RAISED.matcher(text);
        while (raised.find()) {
            x = put(g, normal, text.substring(at, raised.start()), x, y, draw);
            x = put(g, small, raised.group(1).replace('-', '−'), x, y - LIFT * normal.getSize2D(), draw);
            at = raised.end();
        }
        x = put(g, normal, text.substring(at), x, y, draw);
        g.setFont(normal);
        return x - left;
    }

    private static double put(Graphics2D g, Font font, String part, double x, double y, boolean draw) {
        if (part.isEmpty()) {
            return x;
        }
        g.setFont(font);
        if (draw) {
            g.drawString(part, (float) x, (float) y);
        }
        return x + g.getFontMetrics().stringWidth(part);
    }
}
