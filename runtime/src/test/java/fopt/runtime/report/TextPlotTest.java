package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextPlotTest {
    private static final double[] TEN = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static Plot plot(Series... series) {
        return new Plot("", Axis.linear("rounds"), Axis.linear("gap"), List.of(series));
    }

    @Test
    void aLineGoesFromCornerToCorner() {
        String[] lines = TextPlot.render(plot(Series.of("rising", TEN, TEN)), 60, 8, false).split("\n");
        assertThat(lines[0]).isEqualTo("gap");
        String top = lines[1].substring(lines[1].indexOf('│') + 1);
        String bottom = lines[8].substring(Math.max(lines[8].indexOf('┤'), lines[8].indexOf('│')) + 1);
        assertThat(top.indexOf(top.strip())).as("the curve leaves at the upper right").isGreaterThan(40);
        assertThat(bottom.indexOf(bottom.strip())).as("and comes in at the lower left").isLessThan(3);
        assertThat(lines[9]).contains("└───");
        assertThat(lines[11].strip()).isEqualTo("rounds");
        assertThat(lines[12].strip()).isEqualTo("1. rising");
    }

    @Test
    void powersOfTenAreRaised() {
        double[] y = {1, 1e-2, 1e-4, 1e-6, 1e-8};
        Plot plot = new Plot("", Axis.linear("rounds"), Axis.log("gap"), List.of(Series.of("a", new double[] {0, 1, 2, 3, 4}, y)));
        assertThat(TextPlot.render(plot, 60, 12, false)).contains("10⁻⁶").doesNotContain("^{");
    }

    @Test
    void coloursAreOnlyForThoseWhoSeeThem() {
        Plot plot = plot(Series.of("a", TEN, TEN), Series.of("b", TEN, new double[10]));
        assertThat(TextPlot.render(plot, 60, 8, false)).doesNotContain("\u001b");
        assertThat(TextPlot.render(plot, 60, 8, false).lines().limit(9).filter(l -> l.stripTrailing().endsWith("1") || l.stripTrailing().endsWith("2"))).hasSize(2);
        assertThat(TextPlot.render(plot, 60, 8, true)).contains("\u001b[38;2;0;114;178m").contains("\u001b[0m");
    }

    @Test
    void whatHasNoPlaceLeavesAGap() {
        double[] whole = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        double[] broken = {1, 1, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 1, 1, 1, 1};
        assertThat(curve(whole)).doesNotContain(" ");
        assertThat(curve(broken)).containsPattern("[^ ] {20,}[^ ]");
        assertThat(TextPlot.render(plot(Series.of("empty", new double[0], new double[0])), 60, 8, false)).contains("empty");
    }

    /// The line of characters in which a constant curve lies, from its first dot to its last.
    private static String curve(double[] y) {
        String text = TextPlot.render(plot(Series.of("a", TEN, y)), 80, 7, false);
        return text.lines().filter(l -> l.chars().anyMatch(c -> c > 0x2800 && c <= 0x28FF)).map(l -> l.replaceFirst("^.*?[│┤]", "").strip()).findFirst().orElseThrow();
    }
}
