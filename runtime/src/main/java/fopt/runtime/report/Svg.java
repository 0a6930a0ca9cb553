package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.StringJoiner;

/// A vector graphic (SVG 1.1) in which texts stay texts. The same drawing gives the same text.
final class Svg implements Surface {
    private static final String[] COMMANDS = {"M", "L", "Q", "C", "Z"};
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};
    private static final String[] CAPS = {"butt", "round", "square"};
    private static final String[] JOINS = {"miter", "round", "bevel"};

    private final StringBuilder out = new StringBuilder();
    private int frames;

    Svg(double width, double height) {
        String w = number(width);
        String h = number(height);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(w).append("\" height=\"").append(h)
                .append("\" viewBox=\"0 0 ").append(w).append(' ').append(h).append("\">\n");
    }

    /// The whole file. Nothing is drawn afterwards.
    String finished() {
        return out.append("</svg>\n").toString();
    }

    @Override
    public void text(String text, Font font, Color colour, double x, double y) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-family=\"sans-serif\" font-size=\"").append(number(font.getSize2D()))
                .append(font.isBold() ? "\" font-weight=\"bold" : "").append('"').append(paint("fill", colour)).append(" xml:space=\"preserve\">").append(escaped(text))
                .append("</text>\n");
    }

    @Override
    public void fill(Shape area, Color colour) {
        out.append("<path d=\"").append(path(area)).append('"').append(paint("fill", colour)).append("/>\n");
    }

    @Override
    public void draw(Shape line, Color colour, BasicStroke stroke) {
        out.append("<path d=\"").append(path(line)).append("\" fill=\"none\"").append(paint("stroke", colour)).append(" stroke-width=\"").append(number(stroke.getLineWidth()))
                .append("\" stroke-linecap=\"").append(CAPS[stroke.getEndCap()]).append("\" stroke-linejoin=\"").append(JOINS[stroke.getLineJoin()]).append('"');
        if (stroke.getDashArray() != null) {
            StringJoiner dashes = new StringJoiner(" ", " stroke-dasharray=\"", "\"");
            for (float dash : stroke.getDashArray()) {
                dashes.add(number(dash));
            }
            out.append(dashes);
        }
        out.append("/>\n");
    }

    @Override
    public void inside(Rectangle2D frame, Runnable body) {
        String id = "frame" + ++frames;
        out.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(path(frame)).append("\"/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        body.run();
        out.append("</g>\n");
    }

    @Override
    public void upwards(Runnable body) {
        transformed("rotate(-90)", body);
    }

    @Override
    public void moved(double right, double down, Runnable body) {
        transformed("translate(" + number(right) + " " + number(down) + ")", body);
    }

    private void transformed(String how, Runnable body) {
        out.append("<g transform=\"").append(how).append("\">\n");
        body.run();
        out.append("</g>\n");
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(points);
            path.append(COMMANDS[kind]);
            for (int k = 0; k < NUMBERS[kind]; k++) {
                path.append(k == 0 ? "" : " ").append(number(points[k]));
            }
        }
        return path.toString();
    }

    private static String paint(String what, Color c) {
        String colour = String.format(Locale.ROOT, " %s=\"#%06x\"", what, c.getRGB() & 0xFFFFFF);
        return c.getAlpha() == 255 ? colour : colour + " " + what + "-opacity=\"" + number(c.getAlpha() / 255.0) + "\"";
    }

    /// To a hundredth, or to four digits where it is less than one.
    private static String number(double v) {
        double rounded = Math.abs(v) < 1 ? Math.rint(v * 1e4) / 1e4 : Math.abs(v) < 1e9 ? Math.rint(v * 100) / 100 : v;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9 ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
