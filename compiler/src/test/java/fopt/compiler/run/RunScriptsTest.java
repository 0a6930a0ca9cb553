package fopt.compiler.run;

import fopt.CompilationException;
import fopt.RunListener;
import fopt.compiler.source.Diagnostic;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.SplitData;
import fopt.runtime.random.Stream;
import fopt.runtime.record.Row;
import fopt.testing.Chunk;
import fopt.testing.Outcome;
import fopt.testing.ScriptCases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Scripts that run: the four judges agree on every chunk, and it does what stands beside its lines. `#~` speaks of the last run.
///
/// Problems that are there from the start: `p` (4 nodes, d = 3), `one` (1 node, d = 3), `line` (3 nodes, d = 1), all quadratic, and `data`, least
/// squares on 2, 3, 4, 5 samples at 4 nodes, d = 3, and `even`, of the same on 7 samples at each of 2 nodes, solved by (1, 2, 3) without error.
class RunScriptsTest {
    private static final Map<String, Problem> GIVEN = Map.of("p", quadratic(4, 3, 1), "one", quadratic(1, 3, 0), "line", quadratic(3, 1, 1),
            "data", leastSquares(), "even", solvable());

    private static Problem quadratic(int nodes, int d, double heterogeneity) {
        return Problems.byName("quadratic").orElseThrow()
                .make(null, Map.of("nodes", (double) nodes, "d", (double) d, "mu", d == 1 ? 1.0 : 0.5, "heterogeneity", heterogeneity));
    }

    private static Problem leastSquares() {
        Stream draws = new Stream().reset(5, 0, 0, 0, 0);
        double[] values = DoubleStream.generate(draws::nextNormal).limit(14 * 3).toArray();
        double[] labels = DoubleStream.generate(draws::nextNormal).limit(14).toArray();
        int[][] rows = {{0, 1}, {2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12, 13}};
        return Problems.byName("least_squares").orElseThrow()
                .make(new SplitData(DataSet.dense("small", 14, 3, labels, values), rows, "uneven"), Map.of());
    }

    private static Problem solvable() {
        Stream draws = new Stream().reset(5, 0, 0, 0, 0);
        double[] values = DoubleStream.generate(draws::nextNormal).limit(14 * 3).toArray();
        double[] labels = IntStream.range(0, 14).mapToDouble(k -> values[3 * k] + 2 * values[3 * k + 1] + 3 * values[3 * k + 2]).toArray();
        int[][] rows = {{0, 2, 4, 6, 8, 10, 12}, {1, 3, 5, 7, 9, 11, 13}};
        return Problems.byName("least_squares").orElseThrow()
                .make(new SplitData(DataSet.dense("small", 14, 3, labels, values), rows, "even"), Map.of());
    }

    @TestFactory
    java.util.stream.Stream<DynamicNode> scripts() {
        return ScriptCases.in("run", RunScriptsTest::outcome);
    }

    private static Outcome outcome(Chunk chunk) {
        List<Outcome.Printed> printed = new ArrayList<>();
        List<Integer> prints = lines(chunk, "print ");
        List<Diagnostic> diagnostics = new ArrayList<>();
        Trial trial = Trial.of(chunk.source().text(), GIVEN).named(chunk.source().name());
        try {
            diagnostics.addAll(trial.checked().warnings());
            fopt.Outcome result = FourJudges.judge(trial);
            trial.heard(new RunListener() {
                @Override
                public void printed(String text) {
                    int line = prints.get(printed.isEmpty() ? 0 : prints.indexOf(printed.getLast().line()) + 1);
                    text.lines().forEach(l -> printed.add(new Outcome.Printed(line, l)));
                }

                @Override
                public void warned(List<Diagnostic> warnings) {
                    diagnostics.addAll(warnings);
                }
            }).run();
            return new Outcome(diagnostics, printed, result.runs().isEmpty() ? Map.of() : metrics(result.runs().getLast().last()), "");
        } catch (CompilationException e) {
            diagnostics.addAll(e.diagnostics());
            return Outcome.of(diagnostics);
        }
    }

    /// The numbers of the lines that begin so.
    private static List<Integer> lines(Chunk chunk, String beginning) {
        List<String> lines = chunk.source().text().lines().toList();
        return java.util.stream.IntStream.range(0, lines.size()).filter(k -> lines.get(k).startsWith(beginning)).mapToObj(k -> k + 1).toList();
    }

    private static Map<String, Double> metrics(Row row) {
        Map<String, Double> all = new HashMap<>(row.metrics());
        all.put("bits", (double) row.bits());
        all.put("bits_up", (double) row.bitsUp());
        all.put("bits_down", (double) row.bitsDown());
        all.put("gradients", (double) row.gradients());
        all.put("round", (double) row.round());
        return all;
    }
}
