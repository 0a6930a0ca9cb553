package fopt.compiler.run;

import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.SplitData;
import fopt.runtime.random.Stream;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The problems of test scripts: `p` (4 nodes, d = 3), `one` (1 node, d = 3), `line` (3 nodes, d = 1), all quadratic, and `data`, least
/// squares on 2, 3, 4, 5 samples at 4 nodes, d = 3, and `even`, of the same on 7 samples at each of 2 nodes, solved by (1, 2, 3) without error.
public final class SmallProblems {
    public static final Map<String, Problem> ALL = Map.of("p", quadratic(4, 3, 1), "one", quadratic(1, 3, 0), "line", quadratic(3, 1, 1),
            "data", leastSquares(), "even", solvable());

    private SmallProblems() {}

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
}
