package fopt.runtime.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.Deflater;

/// A page of vector graphics (PDF 1.5, ISO 32000) for `\includegraphics`. The same drawing gives the same bytes.
///
/// Texts are outlines of their glyphs. So what publishers ask of fonts (all embedded, none of type 3) holds with no font in the file, the picture is that of
/// the PNG, and any letter that the machine can draw may stand in a name.
final class Pdf implements Surface {
    /// Points (1/72 inch) of a unit (1/96 inch).
    private static final double POINTS = 0.75;
    /// Where the last point of a segment stands, by its kind.
    private static final int[] LAST_POINT = {0, 0, 2, 4, 0};

    private final double width;
    private final double height;
    private final StringBuilder page = new StringBuilder();
    /// Opacities in use, in 1/255; each is a graphics state of the page.
    private final TreeSet<Integer> opacities = new TreeSet<>();

    Pdf(double width, double height) {
        this.width = width;
        this.height = height;
        page.append(number(POINTS)).append(" 0 0 ").append(number(-POINTS)).append(" 0 ").append(number(height * POINTS)).append(" cm\n");
    }

    @Override
    public void text(String text, Font font, Color colour, double x, double y) {
        fill(font.createGlyphVector(METRICS, text).getOutline((float) x, (float) y), colour);
    }

    @Override
    public void fill(Shape area, Color colour) {
        path(area);
        paint(colour, "rg");
        page.append("f\n");
    }

    @Override
    public void draw(Shape line, Color colour, BasicStroke stroke) {
        page.append(number(stroke.getLineWidth())).append(" w ").append(stroke.getEndCap()).append(" J ").append(stroke.getLineJoin()).append(" j [");
        if (stroke.getDashArray() != null) {
            for (float dash : stroke.getDashArray()) {
                page.append(number(dash)).append(' ');
            }
        }
        page.append("] 0 d\n");
        path(line);
        paint(colour, "RG");
        page.append("S\n");
    }

    @Override
    public void inside(Rectangle2D frame, Runnable body) {
        page.append("q\n");
        path(frame);
        page.append("W n\n");
        body.run();
        page.append("Q\n");
    }

    @Override
    public void upwards(Runnable body) {
        transformed("0 -1 1 0 0 0", body);
    }

    @Override
    public void moved(double right, double down, Runnable body) {
        transformed("1 0 0 1 " + number(right) + " " + number(down), body);
    }

    private void transformed(String matrix, Runnable body) {
        page.append("q ").append(matrix).append(" cm\n");
        body.run();
        page.append("Q\n");
    }

    private void paint(Color c, String operator) {
        opacities.add(c.getAlpha());
        page.append("/A").append(c.getAlpha()).append(" gs ");
        for (int part : new int[] {c.getRed(), c.getGreen(), c.getBlue()}) {
            page.append(number(part / 255.0)).append(' ');
        }
        page.append(operator).append('\n');
    }

    private void path(Shape shape) {
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(p);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> points("m", p, 2);
                case PathIterator.SEG_LINETO -> points("l", p, 2);
                case PathIterator.SEG_QUADTO -> points("c", cubic(x, y, p), 6);
                case PathIterator.SEG_CUBICTO -> points("c", p, 6);
                default -> page.append("h\n");
            }
            x = p[LAST_POINT[kind]];
            y = p[LAST_POINT[kind] + 1];
        }
    }

    /// The curve with one control point as one with two, which is all that PDF has.
    private static double[] cubic(double x, double y, double[] p) {
        return new double[] {(x + 2 * p[0]) / 3, (y + 2 * p[1]) / 3, (2 * p[0] + p[2]) / 3, (2 * p[1] + p[3]) / 3, p[2], p[3]};
    }

    private void points(String operator, double[] p, int count) {
        for (int k = 0; k < count; k++) {
            page.append(number(p[k])).append(' ');
        }
        page.append(operator).append('\n');
    }

    /// To a thousandth.
    private static String number(double v) {
        String text = String.format(Locale.ROOT, "%.3f", Math.clamp(v, -30_000, 30_000)).replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    // ---- the file

    /// The whole file. Nothing is drawn afterwards.
    byte[] finished() {
        byte[] content = deflated(page.toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder states = new StringBuilder();
        opacities.forEach(a -> states.append("/A").append(a).append(" <</ca ").append(number(a / 255.0)).append(" /CA ").append(number(a / 255.0)).append(">> "));
        var file = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        print(file, "%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        object(file, offsets, "<</Type /Catalog /Pages 2 0 R>>");
        object(file, offsets, "<</Type /Pages /Kids [3 0 R] /Count 1>>");
        object(file, offsets, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(width * POINTS) + " " + number(height * POINTS) + "] /Contents 4 0 R\n"
                + "/Group <</S /Transparency /CS /DeviceRGB>> /Resources <</ExtGState <<" + states + ">>>>>>");
        object(file, offsets, "<</Length " + content.length + " /Filter /FlateDecode>>\nstream\n" + new String(content, StandardCharsets.ISO_8859_1) + "\nendstream");
        int table = file.size();
        print(file, "xref\n0 5\n0000000000 65535 f \n");
        offsets.forEach(at -> print(file, String.format("%010d 00000 n \n", at)));
        print(file, "trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void object(ByteArrayOutputStream file, List<Integer> offsets, String body) {
        offsets.add(file.size());
        print(file, offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private static void print(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] piece = new byte[8192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        }
    }
}
