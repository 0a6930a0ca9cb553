package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotTest {
    @TempDir
    Path folder;

    private static final Series EXACT = decay("exact", 0.02);
    private static final Series CHOCO = decay("CHOCO <top 1%>", 0.01);
    private static final Plot PLOT = new Plot("A title", Axis.of("bits", true), Axis.of("gap", true), List.of(EXACT, CHOCO));

    private static Series decay(String label, double rate) {
        double[] x = IntStream.rangeClosed(0, 400).mapToDouble(k -> 1e6 * k).toArray();
        double[] y = IntStream.rangeClosed(0, 400).mapToDouble(k -> StrictMath.exp(-rate * k)).toArray();
        return Series.of(label, x, y);
    }

    @Test
    void pngHasTheStatedSizeAndTheColoursOfTheCurves() throws IOException {
        Path file = folder.resolve("new/plot.png");
        Figure.of(PLOT).write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(640 * Figure.DENSITY);
        assertThat(image.getHeight()).isEqualTo(420 * Figure.DENSITY);
        for (int k = 0; k < 2; k++) {
            int colour = Style.of(k).colour().getRGB();
            long pixels = IntStream.range(0, image.getWidth() * image.getHeight())
                    .filter(p -> image.getRGB(p % image.getWidth(), p / image.getWidth()) == colour).count();
            assertThat(pixels).as("pixels of curve %s", k).isGreaterThan(300);
        }
    }

    @Test
    void svgKeepsTextsAsTexts() throws Exception {
        Document svg = svg(PLOT);
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 640 420");
        assertThat(texts(svg)).contains("A title", "exact", "CHOCO <top 1%>", "gap", "communication (bit)", "10", "−1");
    }

    @Test
    void sameSvgEachTime() throws IOException {
        Path once = folder.resolve("1.svg");
        Path again = folder.resolve("2.svg");
        Figure.of(PLOT).write(once);
        Figure.of(PLOT).write(again);
        assertThat(again).hasSameBinaryContentAs(once);
    }

    @Test
    void aBandIsAnAreaInTheCurvesColour() throws Exception {
        double[] low = IntStream.range(0, 401).mapToDouble(k -> EXACT.y()[k] / 2).toArray();
        double[] high = IntStream.range(0, 401).mapToDouble(k -> EXACT.y()[k] * 2).toArray();
        String without = Files.readString(written(new Plot("", PLOT.x(), PLOT.y(), List.of(EXACT))));
        String with = Files.readString(written(new Plot("", PLOT.x(), PLOT.y(), List.of(EXACT.band(low, high)))));
        assertThat(without).doesNotContain("fill-opacity=\"0.17");
        assertThat(with).contains("fill-opacity=\"0.17");
    }

    @Test
    void aGapBreaksTheCurve() {
        double[] y = EXACT.y().clone();
        y[200] = 0;
        var curve = new Curve(Series.of("a", EXACT.x(), y), Style.of(0), PLOT, new Scale(true, 1e6, 4e8, 0, 500), new Scale(true, 1e-4, 1, 300, 0));
        int moves = 0;
        for (var steps = curve.line().getPathIterator(null); !steps.isDone(); steps.next()) {
            moves += steps.currentSegment(new double[6]) == java.awt.geom.PathIterator.SEG_MOVETO ? 1 : 0;
        }
        assertThat(moves).isEqualTo(2);
    }

    @Test
    void saysWhatItLeftOut() {
        double[] x = {1, 2, 3};
        var plot = new Plot("", Axis.of("round", false), Axis.of("gap", true), List.of(
                Series.of("exact", x, new double[] {1, 0, -1e-17}),
                Series.of("fine", x, new double[] {1, 1, 1}),
                Series.of("lost", x, new double[] {Double.NaN, Double.NaN, Double.NaN})));
        assertThat(plot.remarks()).containsExactly(
                "exact: 2 points left out where gap is 0 or less, which a logarithmic axis cannot show",
                "lost: nothing to draw, no point has a place on both axes");
        assertThat(new Plot("", plot.x(), Axis.of("gap", false), plot.series().subList(0, 2)).remarks()).isEmpty();
    }

    @Test
    void drawsWhateverComes() throws Exception {
        double[] odd = {0, Double.NaN, 1e308, -1e308, Double.MIN_VALUE, Double.POSITIVE_INFINITY};
        for (boolean logX : new boolean[] {true, false}) {
            for (boolean logY : new boolean[] {true, false}) {
                Axis x = Axis.of("time", logX);
                Axis y = Axis.of("gap", logY);
                svg(new Plot("", x, y, List.of()));
                svg(new Plot("", x, y, List.of(Series.of("odd", odd, odd).band(odd, odd), Series.of("none", new double[0], new double[0]))));
            }
        }
    }

    @Test
    void aLongLegendIsCutShort() throws Exception {
        var many = new ArrayList<Series>();
        for (int k = 0; k < 30; k++) {
            many.add(decay("run " + k, 0.001 * k));
        }
        assertThat(texts(svg(new Plot("", PLOT.x(), PLOT.y(), many)))).contains("run 16", "… and 13 more").doesNotContain("run 17");
    }

    @Test
    void seriesOfUnequalLengthAreRefused() {
        assertThatThrownBy(() -> Series.of("a", new double[2], new double[3])).hasMessageContaining("differ in length: 2, 3");
    }

    @Test
    void withoutFontsAUserIsTold() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true", "-Duser.home=" + folder,
                "-cp", System.getProperty("java.class.path"), Fontless.class.getName(), folder.resolve("plot.png").toString());
        builder.environment().put("FONTCONFIG_FILE", config.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        org.junit.jupiter.api.Assumptions.assumeFalse(said.contains("drawn"), "fonts are found here in another way than by fontconfig");
        assertThat(said).contains("E391").contains("this machine has no fonts").contains("fonts-dejavu-core").contains("results.csv");
    }

    /// Draws, or prints what a user is told.
    static final class Fontless {
        public static void main(String[] args) {
            try {
                Figure.of(PLOT).write(Path.of(args[0]));
                System.out.println("drawn");
            } catch (fopt.runtime.UserError e) {
                System.out.println(e.code() + " " + e.getMessage());
            }
        }
    }

    private Path written(Plot plot) {
        Path file = folder.resolve("plot.svg");
        Figure.of(plot).write(file);
        return file;
    }

    private Document svg(Plot plot) throws Exception {
        var parsers = DocumentBuilderFactory.newInstance();
        var builder = parsers.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(written(plot).toFile());
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength()).mapToObj(k -> nodes.item(k).getTextContent()).toList();
    }
}
