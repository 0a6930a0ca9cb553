package fopt.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.compiler.eval.Value;
import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Problems;
import fopt.runtime.problem.SplitData;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnProblemTest {
    private static final SplitData TWO_CLASSES = data(300, 6, k -> k % 3 == 0 ? 2 : 1);
    private static final SplitData NUMBERS = data(300, 6, k -> Math.sin(k));

    private static SplitData data(int rows, int columns, java.util.function.IntToDoubleFunction label) {
        Random random = new Random(3);
        DataSet set = DataSet.dense("random", rows, columns, IntStream.range(0, rows).mapToDouble(label).toArray(), random.doubles((long) rows * columns, -1, 1).toArray());
        return new SplitData(set, new int[][] {IntStream.range(0, 100).toArray(), IntStream.range(100, rows).toArray()}, "blocks");
    }

    private static Problem own(String items, SplitData split) {
        return Own.problem("problem p(data) {\n sample (a, b) in data\n " + items + "\n}", split);
    }

    private static Problem shipped(String name, SplitData split, Map<String, Double> options) {
        return Problems.byName(name).orElseThrow().make(split, options);
    }

    /// Written out, a problem is what the one that ships is: constants, minimum, accuracy, proximal map.
    private static void assertSame(Problem own, Problem shipped) {
        assertThat(own.constants().L()).isCloseTo(shipped.constants().L(), within(1e-8 * shipped.constants().L()));
        assertThat(own.constants().Lsample()).isCloseTo(shipped.constants().Lsample(), within(1e-8 * shipped.constants().Lsample()));
        assertThat(own.constants().mu()).isCloseTo(shipped.constants().mu(), within(1e-10));
        assertThat(own.constants().Li()).containsExactly(shipped.constants().Li(), within(1e-8));
        assertThat(own.optimum().value()).isCloseTo(shipped.optimum().value(), within(1e-12));
        assertThat(own.optimum().x()).containsExactly(shipped.optimum().x(), within(1e-6));
        double[] x = new Random(5).doubles(own.dimension(), -2, 2).toArray();
        assertThat(Double.compare(own.accuracy(x, 0), shipped.accuracy(x, 0))).isZero();
        assertThat(own.regulariser(x, 0)).isCloseTo(shipped.regulariser(x, 0), within(1e-14));
        double[] u = new double[x.length];
        double[] v = new double[x.length];
        own.prox(x, 0, 0.7, u, 0);
        shipped.prox(x, 0, 0.7, v, 0);
        assertThat(u).containsExactly(v, within(1e-14));
        assertThat(own.hasRegulariser()).isEqualTo(shipped.hasRegulariser());
    }

    @Test
    void logisticRegression() {
        assertSame(own("f(x) = log1p(exp(-b * ⟨a, x⟩)) + 1e-2/2 * ‖x‖^2", TWO_CLASSES), shipped("logistic", TWO_CLASSES, Map.of("l2", 1e-2)));
    }

    @Test
    void logisticRegressionWithLasso() {
        assertSame(own("f(x) = log(1 + exp(-b * (a' * x))) + 1e-2/2 * sum(x.^2)\n r(x) = norm1(x) / 50", TWO_CLASSES),
                shipped("logistic", TWO_CLASSES, Map.of("l2", 1e-2, "l1", 0.02)));
    }

    @Test
    void leastSquaresWithElasticNet() {
        assertSame(own("f(x) = (⟨a, x⟩ - b)^2 / 2\n r(x) = 0.01 * sum(abs(x)) + 0.3/2 * ‖x‖^2", NUMBERS),
                shipped("least_squares", NUMBERS, Map.of("l1", 0.01, "prox_l2", 0.3)));
    }

    @Test
    void softmaxRegression() {
        SplitData classes = data(300, 6, k -> k % 3);
        Problem own = own("f(W: matrix(3, d)) = cross_entropy(W * a, b) + 0.1/2 * sum(W.^2)", classes);
        Problem shipped = shipped("softmax", classes, Map.of("l2", 0.1));
        double[] x = new Random(5).doubles(18, -2, 2).toArray();
        double[] u = new double[18];
        double[] v = new double[18];
        own.gradient(1, x, 0, u, 0);
        shipped.gradient(1, x, 0, v, 0);
        assertThat(u).containsExactly(v, within(1e-13));
        assertThat(own.accuracy(x, 0)).isEqualTo(shipped.accuracy(x, 0));
        assertThat(own.optimum().value()).isCloseTo(shipped.optimum().value(), within(1e-10));
    }

    /// The curvature of Huber's loss is at most 1, that of x²/(1 + x²) between −1/2 and 2: by hand.
    @Test
    void curvatureFromTheForm() {
        Problem huber = own("h(t) = t^2/2 if abs(t) <= 1 else abs(t) - 1/2\n f(x) = h(⟨a, x⟩ - b)", NUMBERS);
        Problem squares = shipped("least_squares", NUMBERS, Map.of());
        assertThat(huber.constants().L()).isCloseTo(squares.constants().L(), within(1e-6));
        assertThat(huber.constants().how()).contains("interval arithmetic");
        Problem robust = own("f(x) = (⟨a, x⟩ - b)^2/2 + 0.1 * sum(x.^2 ./ (1 .+ x.^2))", NUMBERS);
        assertThat(robust.constants().L()).isCloseTo(squares.constants().L() + 0.2, within(2e-3));
        assertThat(robust.constants().mu()).isCloseTo(squares.constants().mu() - 0.05, within(1e-2));
    }

    /// The curvature of (t² − b)² grows without end: it is measured, and said so.
    @Test
    void withoutBoundItIsMeasured() {
        Problem p = own("f(x) = (⟨a, x⟩^2 - b)^2 / 4", NUMBERS);
        assertThat(p.constants().how()).contains("not an upper bound");
        assertThat(p.constants().L()).isGreaterThan(0.1);
    }

    @Test
    void statedConstants() {
        Problem p = own("f(x) = (⟨a, x⟩ - b)^2 / 2\n L = 7\n μ = 0.5\n f_star = 0.25", NUMBERS);
        assertThat(p.constants().L()).isEqualTo(7);
        assertThat(p.constants().mu()).isEqualTo(0.5);
        assertThat(p.optimum().value()).isEqualTo(0.25);
    }

    /// Proximal maps by definition: no point of a grid has a smaller r(u) + (u − v)²/(2γ).
    @Test
    void proximalMapsMinimise() {
        for (String r : new String[] {"0.3 * sum(abs(x)) + ‖x‖^2 + (0 if x >= -0.2 and x <= 0.5 else inf)", "2 * ‖x‖", "0 if ‖x‖ <= 0.8 else inf", "0 if x >= 0 else inf"}) {
            Problem p = Own.problem("problem p() { f(x: vector(2)) = ‖x‖^2\n r(x) = " + r + " }", 1, Map.of());
            Random random = new Random(11);
            for (int trial = 0; trial < 20; trial++) {
                double[] v = random.doubles(2, -2, 2).toArray();
                double[] u = new double[2];
                p.prox(v, 0, 0.5, u, 0);
                double least = moreau(p, u, v);
                for (int k = 0; k < 200; k++) {
                    double[] w = {u[0] + random.nextGaussian() * 0.1, u[1] + random.nextGaussian() * 0.1};
                    assertThat(moreau(p, w, v)).as(r).isGreaterThanOrEqualTo(least - 1e-12);
                }
            }
        }
    }

    private static double moreau(Problem p, double[] u, double[] v) {
        return p.regulariser(u, 0) + ((u[0] - v[0]) * (u[0] - v[0]) + (u[1] - v[1]) * (u[1] - v[1])) / (2 * 0.5);
    }

    @Test
    void entriesForEachNode() {
        Value list = new Value.ListOf(java.util.List.of(Value.of(1.0), Value.of(4.0)));
        Problem p = Own.problem("problem p(c) { f(x: real) = (x - c[i])^2 / 2 * i / n }", 2, Map.of("c", list));
        double[] out = new double[1];
        p.gradient(1, new double[] {1}, 0, out, 0);
        assertThat(out[0]).isEqualTo(-3);
        p.gradient(0, new double[] {3}, 0, out, 0);
        assertThat(out[0]).isEqualTo(1);
    }
}
