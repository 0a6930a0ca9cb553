package fopt.runtime.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums over bits run in the order that is promised, to the last bit.
class BitmapsTest {
    private static final int[] COLUMN = {4, 0, 7, 2, 9};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void sumsOfColumnsRunInTheirOrder(int blocks) {
        int[] bits = bits(blocks);
        double[] x = Numbers.around0(12, blocks);
        double[] expected = new double[blocks * Bitmaps.ROWS];
        for (int r = 0; r < expected.length; r++) {
            for (int k = 0; k < COLUMN.length; k++) {
                expected[r] += one(bits, r, k) ? x[1 + COLUMN[k]] : 0;
            }
        }
        double[] out = new double[3 + expected.length];
        Bitmaps.sumColumns(bits, COLUMN, x, 1, blocks, out, 3);
        assertThat(Arrays.copyOfRange(out, 3, out.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void sumsOfRowsRunInEightLanes(int blocks) {
        int[] bits = bits(blocks);
        double[] g = Numbers.around0(2 + blocks * Bitmaps.ROWS, blocks);
        double[] y = Numbers.around0(12, 7);
        double[] expected = y.clone();
        for (int k = 0; k < COLUMN.length; k++) {
            double[] lanes = new double[8];
            for (int r = 0; r < blocks * Bitmaps.ROWS; r++) {
                lanes[r % 8] += one(bits, r, k) ? g[2 + r] : 0;
            }
            expected[1 + COLUMN[k]] += ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        Bitmaps.addRows(bits, COLUMN, g, 2, blocks, y, 1, new double[Bitmaps.LANES * COLUMN.length]);
        assertThat(y).isEqualTo(expected);
    }

    /// Arrays over rows may end in rows that there are not, with anything in them.
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void rowsWithoutBitsAreNotRead(double rubbish) {
        double[] g = new double[Bitmaps.ROWS];
        Arrays.fill(g, rubbish);
        g[5] = 2;
        double[] y = new double[1];
        Bitmaps.addRows(new int[] {1 << 5}, new int[] {0}, g, 0, 1, y, 0, new double[Bitmaps.LANES]);
        assertThat(y).containsExactly(2);
    }

    private static int[] bits(int blocks) {
        return new Random(blocks).ints((long) blocks * COLUMN.length).toArray();
    }

    private static boolean one(int[] bits, int row, int k) {
        return (bits[row / Bitmaps.ROWS * COLUMN.length + k] >>> row % Bitmaps.ROWS & 1) != 0;
    }
}
