package fopt.runtime.report;

import fopt.runtime.UserError;
import fopt.runtime.file.OutputFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Plots beside and below each other, ready for a paper: PNG for the screen, SVG for pages, PDF for LaTeX.
///
/// Panels with the same curves share one legend, which stands below them. The same figure gives the same SVG and PDF, byte for byte, on machines with the same fonts.
///
/// @param panels row by row: up to three beside each other, four as two by two
/// @param width in units of 1/96 inch
/// @param height in units of 1/96 inch
public record Figure(List<Plot> panels, double width, double height) {
    /// Pixels of the PNG per unit.
    public static final int DENSITY = 2;
    /// A file's endings, each a format.
    public static final List<String> FORMATS = List.of("png", "svg", "pdf");

    private static final double WIDTH = 640;
    private static final double HEIGHT = 420;
    /// Of each of several panels.
    private static final double PANEL_WIDTH = 420;
    private static final double PANEL_HEIGHT = 310;
    private static final int MOST_COLUMNS = 3;

    public Figure {
        panels = List.copyOf(panels);
    }

    /// In the usual size.
    public static Figure of(List<Plot> panels) {
        return panels.size() < 2 ? new Figure(panels, WIDTH, HEIGHT)
                : new Figure(panels, columns(panels.size()) * PANEL_WIDTH, rows(panels.size()) * PANEL_HEIGHT + (share(panels) ? legend(panels, columns(panels.size()) * PANEL_WIDTH).height() : 0));
    }

    public static Figure of(Plot plot) {
        return of(List.of(plot));
    }

    private static int columns(int panels) {
        return panels == 4 ? 2 : Math.clamp(panels, 1, MOST_COLUMNS);
    }

    private static int rows(int panels) {
        return (panels + columns(panels) - 1) / columns(panels);
    }

    private static boolean share(List<Plot> panels) {
        return panels.size() > 1 && panels.stream().map(p -> Legend.names(p.series())).distinct().count() == 1;
    }

    private static LegendBelow legend(List<Plot> panels, double width) {
        return new LegendBelow(Painter.NORMAL, panels.getFirst().series(), styles(panels, panels.getFirst()), width);
    }

    /// Curves of the same name look the same in all panels.
    private static List<Style> styles(List<Plot> panels, Plot panel) {
        List<String> all = panels.stream().flatMap(p -> p.series().stream()).map(Series::label).distinct().toList();
        List<String> own = panel.series().stream().map(Series::label).toList();
        boolean told = own.stream().distinct().count() == own.size();
        return IntStream.range(0, own.size()).mapToObj(k -> Style.of(told ? all.indexOf(own.get(k)) : k)).toList();
    }

    // ---- files

    /// Writes the format that the file's ending tells, one of [#FORMATS].
    ///
    /// @throws UserError if the file cannot be written, or the machine has no fonts
    public void write(Path file) {
        String name = file.toString();
        byte[] bytes = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "png" -> png();
            case "svg" -> svg().getBytes(StandardCharsets.UTF_8);
            case "pdf" -> pdf();
            default -> throw new IllegalArgumentException("no format of figures: " + name);
        };
        OutputFile.write(file, next -> Files.write(next, bytes));
    }

    /// `width * DENSITY` by `height * DENSITY` pixels. @throws UserError if the machine has no fonts
    public byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The pixels of the PNG. @throws UserError if the machine has no fonts
    public BufferedImage image() {
        Fonts.check();
        var image = new BufferedImage((int) Math.ceil(width * DENSITY), (int) Math.ceil(height * DENSITY), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(DENSITY, DENSITY);
        paint(new Pixels(g));
        g.dispose();
        return image;
    }

    /// A vector graphic in which texts stay texts. @throws UserError if the machine has no fonts
    public String svg() {
        Fonts.check();
        Svg svg = new Svg(width, height);
        paint(svg);
        return svg.finished();
    }

    /// A page as large as the figure. @throws UserError if the machine has no fonts
    public byte[] pdf() {
        Fonts.check();
        Pdf pdf = new Pdf(width, height);
        paint(pdf);
        return pdf.finished();
    }

    private void paint(Surface on) {
        on.fill(new Rectangle2D.Double(0, 0, width, height), Color.WHITE);
        boolean shared = share(panels);
        LegendBelow legend = shared ? legend(panels, width) : null;
        double panelWidth = width / columns(panels.size());
        double panelHeight = (height - (shared ? legend.height() : 0)) / rows(panels.size());
        boolean remarks = panels.stream().allMatch(p -> Painter.hasRoomForRemark(p, panelWidth, panelHeight));
        for (int k = 0; k < panels.size(); k++) {
            Plot panel = panels.get(k);
            int column = k % columns(panels.size());
            int row = k / columns(panels.size());
            on.moved(column * panelWidth, row * panelHeight, () -> Painter.paint(panel, on, panelWidth, panelHeight, styles(panels, panel), !shared, remarks));
        }
        if (shared) {
            on.moved(0, height - legend.height(), () -> legend.paint(on));
        }
    }

    /// What could not be drawn, one sentence per curve, those of several panels once.
    public List<String> remarks() {
        return panels.stream().flatMap(p -> p.remarks().stream()).distinct().toList();
    }
}
