package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.random.Stream;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Gradients over dense rows that are long enough to be worked on in steps of four, against the formula, written down plainly.
class LongRowsTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 603;
    private static final double L2 = 0.3;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 8, 11, 12, 30})
    void minibatchGradients(int batch) {
        Random random = new Random(batch);
        double[] values = random.doubles(ROWS * COLUMNS, -1, 1).toArray();
        double[] labels = random.ints(ROWS, 0, 2).asDoubleStream().toArray();
        double[] x = random.doubles(COLUMNS + 1, -1, 1).toArray();
        Problem problem = Data.problem("logistic", Data.contiguous(DataSet.dense("random", ROWS, COLUMNS, labels, values), 2), Map.of("l2", L2));
        Samples samples = Oracles.some(random.ints(batch, 0, ROWS / 2).toArray());
        double[] out = new double[COLUMNS + 2];
        problem.gradient(1, x, 1, samples, new Stream(), out, 2);
        double[] expected = new double[COLUMNS];
        for (int k = 0; k < batch; k++) {
            int row = ROWS / 2 + samples.index[k];
            double sign = 2 * labels[row] - 1;
            double margin = 0;
            for (int c = 0; c < COLUMNS; c++) {
                margin += values[row * COLUMNS + c] * x[1 + c];
            }
            for (int c = 0; c < COLUMNS; c++) {
                expected[c] -= sign / (1 + StrictMath.exp(sign * margin)) / batch * values[row * COLUMNS + c];
            }
        }
        for (int c = 0; c < COLUMNS; c++) {
            assertThat(out[2 + c]).isCloseTo(expected[c] + L2 * x[1 + c], offset(1e-13));
        }
    }
}
