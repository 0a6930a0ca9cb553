package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `∇f_i(u) + (u − v)/γ = 0` is all that a proximal step promises of u; gradients say whether it holds.
class ProximalPointTest {
    private static final int ROWS = 30;

    private static Problem problem(String kind, Map<String, Double> options) {
        double[] labels = new double[ROWS];
        Arrays.setAll(labels, k -> k % 3 == 0 ? 1 : k % 3 == 1 || !kind.equals("softmax") ? 2 : 3);
        int[][] rows = {java.util.stream.IntStream.range(0, 20).toArray(), java.util.stream.IntStream.range(20, ROWS).toArray()};
        DataSet data = DataSet.dense("made up", ROWS, 4, labels, Oracles.point(4 * ROWS, 3));
        return Problems.byName(kind).orElseThrow().make(new SplitData(data, rows, "two"), options);
    }

    private static int check(Problem p, double gamma) {
        int d = p.dimension();
        double[] v = Oracles.point(d + 1, 8);
        double[] u = new double[d + 2];
        int gradients = new ProximalPoint(p, 1).find(v, 1, gamma, u, 2);
        double[] at = new double[d];
        double[] slope = new double[d];
        p.gradient(1, v, 1, at, 0);
        p.gradient(1, u, 2, slope, 0);
        for (int k = 0; k < d; k++) {
            slope[k] += (u[2 + k] - v[1 + k]) / gamma;
        }
        assertThat(Oracles.norm(slope)).as("%s, γ = %s", p.name(), gamma).isLessThanOrEqualTo(1e-10 * Oracles.norm(at) + 1e-13 / gamma);
        assertThat(u[0]).isZero();
        return gradients;
    }

    @Test
    void theGradientOfWhatIsMinimisedVanishes() {
        for (double gamma : new double[] {1e-3, 1, 1e3}) {
            assertThat(check(problem("least_squares", Map.of()), gamma)).isEqualTo(1);
            assertThat(check(problem("least_squares", Map.of("l2", 0.1)), gamma)).isEqualTo(1);
            assertThat(check(problem("logistic", Map.of("l2", 0.1)), gamma)).isBetween(2, 200);
            assertThat(check(problem("softmax", Map.of("l2", 0.1)), gamma)).isBetween(2, 400);
            assertThat(check(problem("logistic", Map.of("nonconvex", 0.01)), Math.min(gamma, 1))).isBetween(2, 400);
            assertThat(check(Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", 2.0, "d", 5.0, "heterogeneity", 1.0)), gamma)).isEqualTo(1);
        }
    }

    /// The factor of a quadratic's matrix is that of the last step's length.
    @Test
    void stepsOfOtherLengthsAreRightToo() {
        Problem p = problem("least_squares", Map.of("l2", 0.1));
        ProximalPoint again = new ProximalPoint(p, 0);
        double[] v = Oracles.point(4, 1);
        double[] first = new double[4];
        double[] second = new double[4];
        double[] third = new double[4];
        again.find(v, 0, 1, first, 0);
        again.find(v, 0, 2, second, 0);
        again.find(v, 0, 1, third, 0);
        assertThat(third).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void lengthsAreAboveZero() {
        Problem p = problem("logistic", Map.of());
        assertThatThrownBy(() -> new ProximalPoint(p, 0).find(new double[4], 0, 0, new double[4], 0)).isInstanceOf(UserError.class).hasMessageContaining("above 0");
    }
}
