package fopt.runtime.report;

import fopt.runtime.UserError;
import fopt.runtime.file.OutputFile;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A line plot of one metric against another, for a paper: PNG for the screen, SVG for print.
///
/// The same plot gives the same SVG, byte for byte, on machines with the same fonts.
///
/// @param title above the frame; empty for none
/// @param x horizontal axis
/// @param y vertical axis
/// @param series the curves, in the order of the legend
public record Plot(String title, Axis x, Axis y, List<Series> series) {
    /// Size in units of 1/96 inch: width.
    public static final int WIDTH = 640;
    /// Size in units of 1/96 inch: height.
    public static final int HEIGHT = 420;
    /// Pixels of the PNG per unit.
    public static final int DENSITY = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    public Plot {
        series = List.copyOf(series);
    }

    /// Writes `WIDTH * DENSITY` by `HEIGHT * DENSITY` pixels.
    ///
    /// @throws UserError if the file cannot be written, or the machine has no fonts
    public void writePng(Path file) {
        Fonts.check();
        var image = new BufferedImage(WIDTH * DENSITY, HEIGHT * DENSITY, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(DENSITY, DENSITY);
        Painter.paint(this, g, WIDTH, HEIGHT);
        g.dispose();
        OutputFile.write(file, next -> ImageIO.write(image, "png", next.toFile()));
    }

    /// Writes a vector graphic in which texts stay texts.
    ///
    /// @throws UserError if the file cannot be written, or the machine has no fonts
    public void writeSvg(Path file) {
        String svg = svg();
        OutputFile.write(file, next -> Files.writeString(next, svg));
    }

    /// The vector graphic as text. @throws UserError if the machine has no fonts
    public String svg() {
        Fonts.check();
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        var g = new SVGGraphics2D(document);
        g.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        Painter.paint(this, g, WIDTH, HEIGHT);
        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
        var text = new StringWriter();
        try {
            g.stream(root, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all", e);
        }
        return text.toString();
    }

    /// What could not be drawn, one sentence per curve: points without a place on a logarithmic axis, curves with no points.
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        for (Series s : series) {
            int shown = 0;
            int notPositive = 0;
            for (int k = 0; k < s.x().length; k++) {
                shown += x.shows(s.x()[k]) && y.shows(s.y()[k]) ? 1 : 0;
                notPositive += y.log() && s.y()[k] <= 0 ? 1 : 0;
            }
            if (shown == 0) {
                remarks.add(s.label() + ": nothing to draw, no point has a place on both axes");
            } else if (notPositive > 0) {
                remarks.add(s.label() + ": " + notPositive + (notPositive == 1 ? " point" : " points")
                        + " left out where " + y.name() + " is 0 or less, which a logarithmic axis cannot show");
            }
        }
        return remarks;
    }
}
