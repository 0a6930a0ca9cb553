package fopt.runtime.report;

import java.awt.Color;
import java.awt.Font;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of text in which `^{…}` is raised: `10^{-3}`.
final class Markup {
    private static final Pattern RAISED = Pattern.compile("\\^\\{([^}]*)}");
    private static final float SMALLER = 0.72f;
    private static final float LIFT = 0.38f;

    private Markup() {}

    /// What is done with each part. @param x its left end @param lift how far it is raised
    private interface Part {
        void of(String text, Font font, double x, double lift);
    }

    static double width(String text, Font font) {
        return walk(text, font, 0, (_, _, _, _) -> { });
    }

    /// Draws the text with its left end at x and its base line at y.
    static void draw(Surface on, String text, Font font, Color colour, double x, double y) {
        walk(text, font, x, (part, size, left, lift) -> on.text(part, size, colour, left, y - lift));
    }

    private static double walk(String text, Font font, double left, Part each) {
        Font small = font.deriveFont(font.getSize2D() * SMALLER);
        double x = left;
        int at = 0;
        Matcher raised = RAISED.matcher(text);
        while (raised.find()) {
            x = put(text.substring(at, raised.start()), font, x, 0, each);
            x = put(raised.group(1).replace('-', '−'), small, x, LIFT * font.getSize2D(), each);
            at = raised.end();
        }
        return put(text.substring(at), font, x, 0, each) - left;
    }

    private static double put(String part, Font font, double x, double lift, Part each) {
        if (part.isEmpty()) {
            return x;
        }
        each.of(part, font, x, lift);
        return x + Surface.width(part, font);
    }
}
