package fopt.compiler.run;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
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
        assertThat(plot.y().name()).isEqualTo("place (median of 5 seeds, 25–75%)");
        Series s = plot.series().getFirst();
        for (int k = 1; k <= 3; k++) {
            assertThat(s.low()[k]).isLessThan(s.y()[k]);
            assertThat(s.high()[k]).isGreaterThan(s.y()[k]);
        }
    }

    @Test
    void anotherBand() {
        Plot plot = plot("plot place of a, b with band(0%, 100%)");
        assertThat(plot.y().name()).isEqualTo("place (median of 5 seeds, 0–100%)");
        assertThat(plot.series().getFirst().low()[3]).isLessThan(plot("plot place of a").series().getFirst().low()[3]);
        assertThat(plot.series().get(1).low()).isEmpty();
    }

    @Test
    void noBand() {
        Plot plot = plot("plot place of a with band(50%, 50%)");
        assertThat(plot.y().name()).isEqualTo("place (median of 5 seeds)");
        assertThat(plot.series().getFirst().low()).isEmpty();
    }

    @Test
    void oneRunIsItself() {
        Plot plot = plot("plot place of b");
        assertThat(plot.y().name()).isEqualTo("place");
        assertThat(plot.series().getFirst().low()).isEmpty();
    }

    private Plot plot(String statement) {
        List<Plot> plots = new ArrayList<>();
        Fopt.compile("plots.fopt", RUNS + statement, out).run(RunOptions.standard().withThreads(1).withOut(out), new RunListener() {
            @Override
            public void plotted(Plot plot) {
                plots.add(plot);
            }
        });
        return plots.getFirst();
    }
}
