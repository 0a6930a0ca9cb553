package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongLabelsTest {
    private static final int ROWS = 12;

    /// Three features, and the labels 0, 1, … `classes` − 1 in turn; node 0 has the first half of the rows, node 1 the second.
    private static Problem problem(String kind, int classes, boolean flipped) {
        double[] values = Oracles.point(3 * ROWS, 5);
        double[] labels = new double[ROWS];
        for (int k = 0; k < ROWS; k++) {
            labels[k] = flipped && k >= ROWS / 2 ? classes - 1 - k % classes : k % classes;
        }
        int[][] rows = {{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}};
        return Problems.byName(kind).orElseThrow().make(new SplitData(DataSet.dense("made up", ROWS, 3, labels, values), rows, "halves"), Map.of("l2", 0.1));
    }

    @Test
    void attackersSeeTheDataWithTurnedLabels() {
        for (String kind : new String[] {"logistic", "least_squares", "softmax"}) {
            int classes = kind.equals("softmax") ? 3 : 2;
            Problem attacked = WrongLabels.of(problem(kind, classes, false), 1);
            Problem expected = problem(kind, classes, true);
            double[] x = Oracles.point(attacked.dimension(), 7);
            double[] found = new double[x.length];
            double[] wanted = new double[x.length];
            for (int i = 0; i < 2; i++) {
                attacked.gradient(i, x, 0, found, 0);
                expected.gradient(i, x, 0, wanted, 0);
                assertThat(found).as(kind + ", node " + i).containsExactly(wanted, offset(1e-14));
                assertThat(attacked.value(i, x, 0)).isCloseTo(expected.value(i, x, 0), offset(1e-14));
            }
            Problem right = problem(kind, classes, false);
            assertThat(attacked.accuracy(x, 0)).isEqualTo(Double.valueOf(right.accuracy(x, 0)));
            assertThat(new FirstNodes(attacked, 1).optimum().x()).isEqualTo(new FirstNodes(right, 1).optimum().x());
        }
    }

    @Test
    void withoutLabelsThereIsNothingToTurn() {
        Problem quadratic = Problems.byName("quadratic").orElseThrow().make(null, Map.of("nodes", 3.0, "d", 2.0));
        assertThat(WrongLabels.of(quadratic, 0)).isSameAs(quadratic);
        assertThatThrownBy(() -> WrongLabels.of(quadratic, 1)).isInstanceOf(UserError.class).hasMessageContaining("no labels");
    }
}
