package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.compiler.ir.Ir;
import fopt.compiler.ir.Var;
import fopt.compiler.run.Trial;
import fopt.runtime.sim.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Algorithms whose clocks, neighbours or blocks are drawn do on average what transcriptions of the papers' boxes do that `src/test/python/clocks.py` made.
///
/// Compared are means over many seeds, here and there, of 24 numbers of each run. A mean may differ by 5 standard errors of both: a correct algorithm fails with
/// probability 6e-7 a number, 6e-5 in all.
class ClocksTest {
    private static final Path STORED = Problems.RESOURCES.resolve("clocks.csv");
    private static final int SEEDS = 400;
    private static final double STANDARD_ERRORS = 5;
    private static final double ROUNDING = 1e-12;

    static List<String> cases() throws IOException {
        return Files.readAllLines(STORED).stream().skip(1).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesOnAverageWhatThePaperSays(String line) {
        String[] fields = line.split(";");
        double[] means = numbers(fields[3]);
        double[] errors = numbers(fields[4]);
        List<double[]> runs = runs(fields[1]);
        assertThat(runs).hasSize(SEEDS);
        for (int k = 0; k < means.length; k++) {
            int at = k;
            double mean = runs.stream().mapToDouble(r -> r[at]).average().orElseThrow();
            double variance = runs.stream().mapToDouble(r -> (r[at] - mean) * (r[at] - mean)).sum() / (SEEDS - 1);
            assertThat(mean).as("%s: number %d", fields[0], k + 1).isCloseTo(means[k], within(STANDARD_ERRORS * Math.sqrt(variance / SEEDS + errors[k] * errors[k]) + ROUNDING));
        }
    }

    private static List<double[]> runs(String run) {
        String timing = run.contains(" s") ? ", timing(compute = i => (i + sqrt(i + 1) / 10) * 1 s)" : "";
        String until = run.substring(run.lastIndexOf(" for ") + 5).replace(" rounds", "");
        List<double[]> last = new ArrayList<>();
        Trial.of(Problems.P + "let r = run " + run + " measure loss every " + until + " with seeds(1.." + SEEDS + ")" + timing + "\n", Map.of()).in(Problems.RESOURCES)
                .watched((ir, context) -> {
                    if (context.round > 0) {
                        last.add(lookedAt(ir, context));
                    }
                }).run();
        return last;
    }

    /// The entries of the mean of the nodes' points, its squared norm, the mean squared distance to it, gradients and bits.
    private static double[] lookedAt(Ir ir, Context context) {
        boolean nodes = ir.nodePoints() != null;
        Var v = nodes ? ir.nodePoints() : ir.output();
        double[] x = context.numbers[v.id()];
        int n = nodes ? Problems.NODES : 1;
        double[] mean = new double[v.length()];
        for (int c = 0; c < x.length; c++) {
            mean[c % v.length()] += x[c] / n;
        }
        double apart = 0;
        for (int c = 0; c < x.length; c++) {
            double off = x[c] - mean[c % v.length()];
            apart += off * off / n;
        }
        double[] more = {DoubleStream.of(mean).map(m -> m * m).sum(), apart, nodes ? context.counters().gradients() / Problems.D : 0, context.counters().bits()};
        return DoubleStream.concat(Arrays.stream(mean), Arrays.stream(more)).toArray();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
