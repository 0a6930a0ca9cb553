package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against products with the dense matrix, on whole numbers, whose sums are exact in any order.
class BinaryColumnsTest {
    /// Columns between always and hardly ever filled, one of them never.
    private static final double[] FILL = {0.9, 0.01, 0.5, 0.1, 1, 0, 0.2, 0.126};

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 32, 33, 64, 200})
    void productsAreThoseOfTheDenseMatrix(int rows) {
        boolean[][] matrix = matrix(rows);
        BinaryColumns columns = BinaryColumns.of(compressed(matrix).transposed(FILL.length), rows);
        double[] x = wholeNumbers(FILL.length + 2, 1);
        double[] g = wholeNumbers(BinaryColumns.room(rows) + 1, 2);
        double[] out = new double[BinaryColumns.room(rows) + 3];
        double[] y = wholeNumbers(FILL.length + 1, 3);
        double[] expected = y.clone();
        columns.times(x, 2, out, 3);
        columns.addTransposed(g, 1, y, 1);
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < FILL.length; c++) {
                sum += matrix[r][c] ? x[2 + c] : 0;
                expected[1 + c] += matrix[r][c] ? g[1 + r] : 0;
            }
            assertThat(out[3 + r]).isEqualTo(sum);
        }
        assertThat(y).isEqualTo(expected);
    }

    @Test
    void onlyWhereMostOnesAreInBitmaps() {
        int rows = 100;
        boolean[][] thin = new boolean[rows][20];
        IntStream.range(0, rows).forEach(r -> thin[r][r % 20] = true);
        assertThat(BinaryColumns.of(compressed(thin).transposed(20), rows)).isNull();
        Compressed valued = new ValuedRows(new int[] {0, 2}, new int[] {0, 1}, new double[] {1, 2});
        assertThat(BinaryColumns.of(valued.transposed(2), 1)).isNull();
    }

    private static boolean[][] matrix(int rows) {
        Random random = new Random(rows);
        boolean[][] matrix = new boolean[rows][FILL.length];
        for (boolean[] row : matrix) {
            for (int c = 0; c < FILL.length; c++) {
                row[c] = random.nextDouble() < FILL[c];
            }
        }
        return matrix;
    }

    private static Compressed compressed(boolean[][] matrix) {
        int[] start = new int[matrix.length + 1];
        IntStream.Builder columns = IntStream.builder();
        for (int r = 0; r < matrix.length; r++) {
            start[r + 1] = start[r];
            for (int c = 0; c < matrix[r].length; c++) {
                if (matrix[r][c]) {
                    columns.add(c);
                    start[r + 1]++;
                }
            }
        }
        int[] column = columns.build().toArray();
        return Compressed.of(start, column, IntStream.of(column).mapToDouble(c -> 1).toArray(), matrix[0].length);
    }

    private static double[] wholeNumbers(int n, long seed) {
        return new Random(seed).ints(n, -1000, 1000).asDoubleStream().toArray();
    }
}
