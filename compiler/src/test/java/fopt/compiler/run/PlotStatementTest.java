package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.report.Axis;
import fopt.runtime.report.Figure;
import fopt.runtime.report.Plot;
import fopt.runtime.report.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `plot y against x of r`: what is drawn of several seeds.
class PlotStatementTest {
    private static final String RUNS = """
            algorithm walk(γ) {
              server x = x0
              metric place = x[1]
              round { x += γ * server normal(0, 1, like = x) }
            }
            let p = quadratic(nodes = 2, d = 2)
            let a = run walk(γ = 1) on p for 3 rounds measure place with seeds(1..5)
            let b = run walk(γ = 1) on p for 3 rounds measure place
            """;

    @TempDir
    private Path out;

    @Test
    void theMedianAndTheQuartiles() {
        Plot plot = plot("plot place of a");
        assertThat(plot.y().remark()).isEqualTo("median of 5 seeds, 25–75%");
        Series s = plot.series().getFirst();
        for (int k = 1; k <= 3; k++) {
            assertThat(s.low()[k]).isLessThan(s.y()[k]);
            assertThat(s.high()[k]).isGreaterThan(s.y()[k]);
        }
    }

    @Test
    void anotherBand() {
        Plot plot = plot("plot place of a, b with band(0%, 100%)");
        assertThat(plot.y().remark()).isEqualTo("median of 5 seeds, 0–100%");
        assertThat(plot.series().getFirst().low()[3]).isLessThan(plot("plot place of a").series().getFirst().low()[3]);
        assertThat(plot.series().get(1).low()).isEmpty();
    }

    @Test
    void noBand() {
        Plot plot = plot("plot place of a with band(50%, 50%)");
        assertThat(plot.y().remark()).isEqualTo("median of 5 seeds");
        assertThat(plot.series().getFirst().low()).isEmpty();
    }

    @Test
    void oneRunIsItself() {
        Plot plot = plot("plot place of b");
        assertThat(plot.y()).isEqualTo(Axis.of("place", false));
        assertThat(plot.series().getFirst().low()).isEmpty();
    }

    @Test
    void aPanelForEachPairOfMetricsAndEachList() {
        List<Plot> pairs = figure("plot place, place against bits of a, b with titles(\"first\")").panels();
        assertThat(pairs).extracting(Plot::title).containsExactly("first", "");
        assertThat(pairs).extracting(p -> p.x().name()).containsExactly("rounds", "communication");
        List<Plot> lists = figure("plot place, place against bits of [a, b], [b]").panels();
        assertThat(lists).extracting(p -> p.series().size()).containsExactly(2, 1, 2, 1);
        assertThat(figure("let l = [a, b]\nplot place of l").panels()).hasSize(1);
    }

    @Test
    void names() {
        assertThat(plot("plot place of a.named(\"a walk, γ = 1\"), b").series()).extracting(Series::label).containsExactly("a walk, γ = 1", "b");
        assertThat(plot("let s = run walk(γ = each [1, 2]) on p for 3 rounds measure place\nplot place of s.named(\"walk\")").series())
                .extracting(Series::label).containsExactly("walk γ=1", "walk γ=2");
    }

    @Test
    void centimetres() {
        assertThat(figure("plot place of a with size_cm(2.54, 5.08)")).extracting(Figure::width, Figure::height).containsExactly(96.0, 192.0);
    }

    @Test
    void filesByTheirEndings() {
        figure("plot place of a to \"sub/a.pdf\", \"a.svg\"");
        assertThat(out.resolve("sub/a.pdf")).content(java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("%PDF");
        assertThat(out.resolve("a.svg")).content().contains("<svg");
        assertThat(out.resolve("plot.png")).doesNotExist();
        figure("plot place of a");
        assertThat(List.of("plot.png", "plot.svg", "plot.pdf")).allMatch(f -> java.nio.file.Files.exists(out.resolve(f)));
    }

    /// Of a list that only the run shows.
    @Test
    void listsBesideResults() {
        assertThatThrownBy(() -> figure("let l = [a, b]\nplot place of l, a")).hasMessageContaining("E168");
    }

    private Plot plot(String statement) {
        return figure(statement).panels().getFirst();
    }

    private Figure figure(String statement) {
        List<Figure> figures = new ArrayList<>();
        Fopt.compile("plots.fopt", RUNS + statement, out).run(RunOptions.standard().withThreads(1).withOut(out), new RunListener() {
            @Override
            public void plotted(Figure figure) {
                figures.add(figure);
            }
        });
        return figures.getFirst();
    }
}
