package fopt.runtime.report;

import fopt.runtime.UserError;
import fopt.runtime.file.OutputFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

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
        Painter.paint(this, new Pixels(g), WIDTH, HEIGHT);
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
        Svg svg = new Svg(WIDTH, HEIGHT);
        Painter.paint(this, svg, WIDTH, HEIGHT);
        return svg.finished();
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
