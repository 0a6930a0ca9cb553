package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several panels, and their files.
class FigureTest {
    private static final Plot ONE = plot("", "exact", "a long name that says what this is, x̂ and all");
    private static final Plot OTHER = plot("(b) ⟨torus⟩", "exact", "a long name that says what this is, x̂ and all");

    @TempDir
    private Path folder;

    private static Plot plot(String title, String... names) {
        List<Series> series = new ArrayList<>();
        double[] x = IntStream.rangeClosed(0, 300).mapToDouble(k -> 1e6 * k).toArray();
        for (String name : names) {
            double rate = 0.01 * (series.size() + 1);
            double[] y = IntStream.rangeClosed(0, 300).mapToDouble(k -> StrictMath.exp(-rate * k)).toArray();
            series.add(Series.of(name, x, y).band(IntStream.range(0, 301).mapToDouble(k -> y[k] / 2).toArray(), IntStream.range(0, 301).mapToDouble(k -> y[k] * 2).toArray()));
        }
        return new Plot(title, Axis.of("bits", false), Axis.of("gap", true).with("median of 3 seeds"), series);
    }

    @Test
    void panelsOfTheSameCurvesShareOneLegend() {
        assertThat(count(Figure.of(List.of(ONE, OTHER, ONE)).svg(), ">exact<")).isEqualTo(1);
        assertThat(count(Figure.of(List.of(ONE, plot("", "exact"))).svg(), ">exact<")).isEqualTo(2);
    }

    /// #009e73 is the third colour.
    @Test
    void aNameHasOneStyleInAllPanels() {
        String svg = Figure.of(List.of(plot("", "a", "b", "c"), plot("", "c"))).svg();
        assertThat(svg.substring(svg.lastIndexOf("<clipPath"))).contains("#009e73").doesNotContain("#0072b2");
    }

    @Test
    void rowsOfPanels() {
        assertThat(Figure.of(List.of(ONE, ONE)).width()).isEqualTo(840);
        assertThat(Figure.of(List.of(ONE, ONE, ONE, ONE)).width()).as("two by two").isEqualTo(840);
        assertThat(Figure.of(List.of(ONE, ONE, ONE, ONE, ONE)).width()).isEqualTo(1260);
        Figure seven = Figure.of(List.of(ONE, ONE, ONE, ONE, ONE, ONE, plot("", "other")));
        assertThat(seven.height()).isEqualTo(3 * 310);
        assertThat(seven.svg()).contains("translate(840 310)").contains("translate(0 620)");
    }

    @Test
    void aLegendThatLeavesNoRoomStandsBelow() {
        Figure narrow = new Figure(List.of(ONE), 320, 240);
        Matcher name = Pattern.compile("<g transform=\"translate\\(0 ([0-9.]+)\\)\">").matcher(narrow.svg());
        assertThat(name.results().map(m -> Double.parseDouble(m.group(1))).filter(down -> down > 190 && down < 240)).hasSize(1);
    }

    @Test
    void howSeedsBecameACurveIsSaidWhereThereIsRoom() {
        assertThat(new Figure(List.of(ONE), 640, 420).svg()).contains("gap (median of 3 seeds)");
        assertThat(new Figure(List.of(ONE), 320, 160).svg()).contains(">gap<");
    }

    @Test
    void theRemarkStandsAtAllPanelsOrAtNone() {
        Plot wordy = new Plot("", ONE.x(), Axis.log("what takes a long line to say, and then some more").with("median of 3 seeds"), ONE.series());
        assertThat(count(Figure.of(List.of(ONE, ONE)).svg(), "median of 3 seeds")).isEqualTo(2);
        assertThat(count(Figure.of(List.of(ONE, wordy)).svg(), "median of 3 seeds")).isZero();
    }

    @Test
    void pixelsAreWhiteToTheEdge() {
        BufferedImage image = new Figure(List.of(ONE), 300.3, 200.3).image();
        assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    /// Structure, by ISO 32000: each entry of the cross-reference table is where its object begins, and operators of the page are balanced.
    @Test
    void pdfIsWellFormed() throws DataFormatException {
        byte[] bytes = Figure.of(List.of(ONE, OTHER)).pdf();
        String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.5\n").endsWith("%%EOF\n").contains("/MediaBox [0 0 630 ");
        int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")));
        assertThat(pdf.substring(table)).startsWith("xref\n0 5\n0000000000 65535 f \n");
        for (int k = 1; k <= 4; k++) {
            int at = Integer.parseInt(pdf.substring(table + 9 + 20 * k, table + 19 + 20 * k));
            assertThat(pdf.substring(at)).startsWith(k + " 0 obj\n");
        }
        String page = page(pdf);
        assertThat(count(page, "q\n") + count(page, "q ")).isEqualTo(count(page, "Q\n")).isGreaterThan(4);
        assertThat(page).contains("/A45 gs ").doesNotContain("NaN").doesNotContain("E");
        assertThat(pdf).contains("/A45 <</ca 0.176 /CA 0.176>>").doesNotContain("/Font");
    }

    @Test
    void sameBytesEachTime() {
        assertThat(Figure.of(ONE).pdf()).isEqualTo(Figure.of(ONE).pdf());
    }

    /// Poppler, not we, makes pixels of the PDF: they are those of the PNG, but for edges of lines.
    @Test
    void pdfLooksLikeThePng() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdftoppm")), "no pdftoppm here");
        Figure figure = Figure.of(List.of(ONE, OTHER));
        figure.write(folder.resolve("f.pdf"));
        new ProcessBuilder("/usr/bin/pdftoppm", "-r", "192", "-png", "-singlefile", "f.pdf", "g").directory(folder.toFile()).inheritIO().start().waitFor();
        BufferedImage drawn = ImageIO.read(folder.resolve("g.png").toFile());
        BufferedImage ours = figure.image();
        assertThat(Math.abs(drawn.getWidth() - ours.getWidth())).isLessThanOrEqualTo(1);
        int far = 0;
        int pixels = 0;
        for (int x = 0; x < Math.min(drawn.getWidth(), ours.getWidth()); x++) {
            for (int y = 0; y < Math.min(drawn.getHeight(), ours.getHeight()); y++) {
                int a = drawn.getRGB(x, y);
                int b = ours.getRGB(x, y);
                pixels++;
                far += Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > 80 ? 1 : 0;
            }
        }
        assertThat(far / (double) pixels).isLessThan(0.01);
    }

    private static String page(String pdf) throws DataFormatException {
        int start = pdf.indexOf("stream\n") + 7;
        var inflater = new Inflater();
        inflater.setInput(pdf.substring(start, pdf.indexOf("\nendstream")).getBytes(StandardCharsets.ISO_8859_1));
        byte[] page = new byte[1 << 20];
        return new String(page, 0, inflater.inflate(page), StandardCharsets.US_ASCII);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
