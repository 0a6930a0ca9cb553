package fopt.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.problem.DataSet;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import fopt.runtime.problem.SplitData;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Generated formulas against an independent library of automatic differentiation, Hipparchus, and against central differences. Steps of 1e-5 leave an error of about 1e-10 times the third derivative; a corner
/// (`max`, `relu`, `if`) between two points of a difference would show as an error, and with these seeds there is none.
class RandomFormulaTest {
    private static final int SAMPLES = 600;
    private static final double STEP = 1e-5;
    /// The most samples for which all second derivatives are computed.
    private static final int EXACT = 20;
    private static final DataSet DATA = data();

    @TestFactory
    Stream<DynamicTest> gradientsAndHessiansOfGeneratedFormulas() {
        return IntStream.range(0, 150).mapToObj(seed -> {
            RandomFormula f = RandomFormula.of(seed);
            return DynamicTest.dynamicTest(seed + ": " + f.text(), () -> check(f, seed));
        });
    }

    private static DataSet data() {
        Random random = new Random(7);
        return DataSet.dense("random", SAMPLES, 5, random.ints(SAMPLES, 0, 3).asDoubleStream().toArray(), random.doubles(SAMPLES * 5L, -1, 1).toArray());
    }

    private static void check(RandomFormula f, int seed) {
        int[][] nodes = {IntStream.range(0, 20).toArray(), IntStream.range(20, SAMPLES).toArray()};
        Problem p = Own.problem("problem p(data) {\n sample (a, b) in data\n " + RandomFormula.HEADER + " = " + f.text() + "\n}",
                new SplitData(DATA, nodes, "blocks"));
        Random random = new Random(seed + 1000);
        double[] x = random.doubles(RandomFormula.VARIABLES, -1, 1).toArray();
        double[] v = random.doubles(RandomFormula.VARIABLES, -1, 1).toArray();
        Samples some = new Samples();
        some.setCount(7);
        for (int k = 0; k < 7; k++) {
            some.index[k] = (5 * k) % 19;
        }
        for (int node = 0; node < 2; node++) {
            int[] rows = nodes[node];
            check(f, p, node, rows, new Samples(), x, v);
            int[] chosen = Arrays.stream(some.index, 0, 7).map(k -> rows[k]).toArray();
            check(f, p, node, chosen, some, x, v);
        }
    }

    private static void check(RandomFormula f, Problem p, int node, int[] rows, Samples samples, double[] x, double[] v) {
        double value = mean(f, rows, x);
        double size = 1 + Math.abs(value);
        assertThat(p.value(node, x, 0, samples)).isCloseTo(value, within(1e-10 * size));
        double[] slope = new double[x.length];
        p.gradient(node, x, 0, samples, null, slope, 0);
        double[] curved = new double[x.length];
        p.hessianVector(node, x, 0, v, 0, samples, curved, 0);
        if (rows.length <= EXACT) {
            exactly(f, rows, x, v, slope, curved);
        }
        double largest = 1;
        for (int k = 0; k < x.length; k++) {
            double difference = (mean(f, rows, moved(x, k, STEP)) - mean(f, rows, moved(x, k, -STEP))) / (2 * STEP);
            largest = Math.max(largest, Math.abs(difference));
            assertThat(slope[k]).as("slope %d", k).isCloseTo(difference, within(2e-5 * Math.max(largest, size)));
        }
    }

    /// Slopes and products with the Hessian as Hipparchus finds them, by another way: each number carries all its first and second derivatives.
    private static void exactly(RandomFormula f, int[] rows, double[] x, double[] v, double[] slope, double[] curved) {
        int d = x.length;
        double[] first = new double[d];
        double[] second = new double[d];
        int[] orders = new int[d];
        for (int row : rows) {
            DerivativeStructure y = f.at(x, 2, features(row), DATA.labels()[row]);
            for (int j = 0; j < d; j++) {
                orders[j]++;
                first[j] += y.getPartialDerivative(orders) / rows.length;
                for (int k = 0; k < d; k++) {
                    orders[k]++;
                    second[j] += y.getPartialDerivative(orders) * v[k] / rows.length;
                    orders[k]--;
                }
                orders[j]--;
            }
        }
        if (Arrays.stream(second).anyMatch(Double::isNaN)) {
            assertThat(f.text()).as("only a norm has no second derivative where it is 0").contains("‖");
            return;
        }
        double steepest = Arrays.stream(first).map(Math::abs).max().orElseThrow();
        double most = Arrays.stream(second).map(Math::abs).max().orElseThrow();
        for (int k = 0; k < d; k++) {
            assertThat(slope[k]).as("exact slope %d", k).isCloseTo(first[k], within(1e-10 * (1 + steepest)));
            assertThat(curved[k]).as("exact curvature %d", k).isCloseTo(second[k], within(1e-9 * (1 + steepest + most)));
        }
    }

    private static double mean(RandomFormula f, int[] rows, double[] x) {
        double sum = 0;
        for (int row : rows) {
            sum += f.at(x, 0, features(row), DATA.labels()[row]).getReal();
        }
        return sum / rows.length;
    }

    private static double[] features(int row) {
        return Arrays.copyOfRange(DATA.values(), 5 * row, 5 * row + 5);
    }

    private static double[] moved(double[] x, int k, double by) {
        double[] y = x.clone();
        y[k] += by;
        return y;
    }
}
