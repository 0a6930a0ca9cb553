package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.problem.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The problem of the other tests is what it says it is.
class FormulaQuadraticTest {
    private static final int NODES = 8;
    private static final int D = 20;

    @ParameterizedTest
    @ValueSource(doubles = {0, 25})
    void gradientIsTheSlopeOfTheValue(double spread) {
        FormulaQuadratic problem = new FormulaQuadratic(NODES, D, spread);
        Samples two = new Samples();
        two.setCount(2);
        two.index[0] = 1;
        two.index[1] = 4;
        double[] x = point();
        double[] gradient = new double[D];
        for (int node = 0; node < NODES; node++) {
            problem.gradient(node, x, 0, two, null, gradient, 0);
            for (int c = 0; c < D; c++) {
                double[] ahead = x.clone();
                double[] behind = x.clone();
                ahead[c] += 1e-4;
                behind[c] -= 1e-4;
                double slope = (problem.value(node, ahead, 0, two) - problem.value(node, behind, 0, two)) / 2e-4;
                assertThat(gradient[c]).isCloseTo(slope, within(1e-8));
            }
        }
    }

    @Test
    void samplesAverageToTheWhole() {
        FormulaQuadratic problem = new FormulaQuadratic(NODES, D, 0);
        Samples each = new Samples();
        each.setCount(problem.rows(0));
        Arrays.setAll(each.index, s -> s);
        double[] mean = new double[D];
        double[] whole = new double[D];
        problem.gradient(3, point(), 0, each, null, mean, 0);
        problem.gradient(3, point(), 0, whole, 0);
        assertThat(mean).containsExactly(whole, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 25})
    void optimumIsStationaryAndHasTheStatedValue(double spread) {
        FormulaQuadratic problem = new FormulaQuadratic(NODES, D, spread);
        double[] x = problem.optimum().x();
        double[] sum = new double[D];
        double[] gradient = new double[D];
        double value = 0;
        for (int node = 0; node < NODES; node++) {
            problem.gradient(node, x, 0, gradient, 0);
            Arrays.setAll(sum, c -> sum[c] + gradient[c]);
            value += problem.value(node, x, 0) / NODES;
        }
        assertThat(sum).containsExactly(new double[D], within(1e-11));
        assertThat(problem.optimum().value()).isCloseTo(value, within(1e-12));
    }

    private static double[] point() {
        double[] x = new double[D];
        Arrays.setAll(x, c -> (c * 7 % 5 - 2) / 3.0);
        return x;
    }
}
