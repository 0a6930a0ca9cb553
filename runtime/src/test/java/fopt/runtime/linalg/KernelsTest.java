package fopt.runtime.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vector code, plain code and the order that the documentation promises give the same bits.
class KernelsTest {
    private static final int ROOM = 8;

    /// All up to two groups of lanes, and some around more.
    static IntStream lengths() {
        return IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(95, 96, 97, 127, 128, 129, 159, 160, 200, 255, 256, 257, 300));
    }

    static IntStream lengthsFrom1() {
        return lengths().skip(1);
    }

    static IntStream lengthsFrom8() {
        return lengths().skip(8);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void dotRunsInTheOrderThatIsPromised(int n) {
        int ao = n % (ROOM + 1);
        int bo = n / (ROOM + 1) % (ROOM + 1);
        double[] a = Numbers.around0(n + ROOM, n);
        double[] b = Numbers.around0(n + ROOM, n + 1);
        double[] products = new double[n];
        for (int c = 0; c < n; c++) {
            products[c] = a[ao + c] * b[bo + c];
        }
        assertThat(Kernels.dot(a, ao, b, bo, n)).isEqualTo(inLanes(products));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void otherSumsRunInTheOrderThatIsPromised(int n) {
        double[] a = Numbers.around0(n, n);
        double[] b = Numbers.around0(n, n + 1);
        double[] squares = new double[n];
        double[] magnitudes = new double[n];
        for (int c = 0; c < n; c++) {
            squares[c] = (a[c] - b[c]) * (a[c] - b[c]);
            magnitudes[c] = Math.abs(a[c]);
        }
        assertThat(Kernels.sum(a, 0, n)).isEqualTo(inLanes(a));
        assertThat(Kernels.sumOfAbs(a, 0, n)).isEqualTo(inLanes(magnitudes));
        assertThat(Kernels.squaredDistance(a, 0, b, 0, n)).isEqualTo(inLanes(squares));
    }

    /// Vector code directly, also for lengths at which the kernels themselves take plain code.
    @ParameterizedTest
    @MethodSource("lengthsFrom8")
    void vectorsOfAnyWidthAddAlike(int n) {
        assumeTrue(Wide.AVAILABLE);
        double[] a = Numbers.around0(n, n);
        double[] b = Numbers.around0(n, n + 1);
        assertThat(WideReductions.dot(a, 0, b, 0, n, 0, 8)).isEqualTo(PlainReductions.dot(a, 0, b, 0, n));
        assertThat(WideReductions.squaredDistance(a, 0, b, 0, n, 0, 8)).isEqualTo(PlainReductions.squaredDistance(a, 0, b, 0, n));
        assertThat(WideReductions.sum(a, 0, n, 0, 8)).isEqualTo(PlainReductions.sum(a, 0, n));
        assertThat(WideReductions.sumOfAbs(a, 0, n, 0, 8)).isEqualTo(PlainReductions.sumOfAbs(a, 0, n));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void extremaAreThoseOfMath(int n) {
        double[] a = Numbers.around0(n, n);
        assertThat(Kernels.max(a, 0, n)).isEqualTo(java.util.Arrays.stream(a).max().orElse(Double.NEGATIVE_INFINITY));
        assertThat(Kernels.min(a, 0, n)).isEqualTo(java.util.Arrays.stream(a).min().orElse(Double.POSITIVE_INFINITY));
        assertThat(Kernels.maxAbs(a, 0, n)).isEqualTo(java.util.Arrays.stream(a).map(Math::abs).max().orElse(0));
    }

    @Test
    void extremaShowNaN() {
        double[] a = Numbers.around0(200, 3);
        a[77] = Double.NaN;
        assertThat(Kernels.max(a, 0, 200)).isNaN();
        assertThat(Kernels.min(a, 0, 200)).isNaN();
        assertThat(Kernels.maxAbs(a, 0, 200)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("lengthsFrom1")
    void rowsAreMixedColumnByColumnInOrder(int n) {
        int nodes = 7;
        int degree = n % nodes;
        int stride = n + 3;
        double[] x = Numbers.around0(nodes * stride, n);
        double[] weight = Numbers.around0(degree + 1, n + 1);
        int[] column = {0, 6, 3, 3, 1, 5, 2};
        double[] mixed = new double[n + 2];
        double[] summed = new double[n + 2];
        Kernels.mixRow(x, stride, column, weight, 1, degree + 1, mixed, 2, n);
        Kernels.sumRows(x, 1, stride, column, degree, 0.3, summed, 2, n);
        for (int c = 0; c < n; c++) {
            double mix = degree == 0 ? 0 : weight[1] * x[column[1] * stride + c];
            for (int k = 2; k <= degree; k++) {
                mix += weight[k] * x[column[k] * stride + c];
            }
            double sum = degree == 0 ? 0 : x[1 + column[0] * stride + c];
            for (int k = 1; k < degree; k++) {
                sum += x[1 + column[k] * stride + c];
            }
            assertThat(mixed[c + 2]).isEqualTo(mix);
            assertThat(summed[c + 2]).isEqualTo(0.3 * sum);
        }
        assertThat(mixed[1]).isZero();
    }

    @ParameterizedTest
    @MethodSource("lengthsFrom1")
    void fourRowsAtOnce(int n) {
        long seed = n;
        double[] a = Numbers.around0(5 * n, seed);
        double[] x = Numbers.around0(n, seed + 1);
        double[] work = new double[RowBlocks.WORK];
        double[] out = new double[6];
        RowBlocks.dot4(a, 0, 2 * n, 4 * n, 2 * n, x, 0, n, work, out, 1);
        int[] rows = {0, 2, 4, 2};
        for (int k = 0; k < 4; k++) {
            assertThat(out[1 + k]).isEqualTo(inEightLanes(a, rows[k] * n, x, 0, n));
        }
        assertThat(out[0]).isZero();
        assertThat(out[5]).isZero();
        assumeTrue(Wide.AVAILABLE);
        double[] plain = new double[RowBlocks.WORK];
        WideRowBlocks.dot4(a, 0, n, 2 * n, 3 * n, x, 0, n, work);
        PlainRowBlocks.dot4(a, 0, n, 2 * n, 3 * n, x, 0, n, plain);
        assertThat(work).containsExactly(plain);
    }

    @ParameterizedTest
    @MethodSource("lengthsFrom1")
    void fourRowsTimesFourVectors(int n) {
        long seed = n;
        double[] a = Numbers.around0(4 * n, seed);
        double[] x = Numbers.around0(4 * n + 10, seed + 1);
        double[] out = new double[20];
        RowBlocks.dot4x4(a, 0, n, 2 * n, 3 * n, x, 1, n + 3, n, new double[RowBlocks.WORK], out, 0, 5);
        for (int q = 0; q < 4; q++) {
            for (int k = 0; k < 4; k++) {
                assertThat(out[5 * q + k]).isEqualTo(inEightLanes(a, k * n, x, 1 + q * (n + 3), n));
            }
            assertThat(out[5 * q + 4]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("lengthsFrom1")
    void fourRowsAreAddedWhileFourOthersAreMultiplied(int n) {
        double[] a = Numbers.around0(7 * n, n);
        double[] x = Numbers.around0(n + 1, n + 1);
        double[] s = Numbers.around0(4, n + 2);
        double[] y = Numbers.around0(n + 2, n + 3);
        double[] work = new double[RowBlocks.WORK];
        double[] expectedOut = new double[4];
        double[] expected = y.clone();
        RowBlocks.axpy4(s, 0, a, 0, n, 2 * n, 3 * n, expected, 2, n);
        RowBlocks.dot4(a, 4 * n, 5 * n, 6 * n, n, x, 1, n, work, expectedOut, 0);
        double[] out = new double[4];
        RowBlocks.axpy4dot4(s, a, new int[] {0, n, 2 * n, 3 * n, 4 * n, 5 * n, 6 * n, n}, y, 2, x, 1, n, work, out);
        assertThat(y).containsExactly(expected);
        assertThat(out).containsExactly(expectedOut);
    }

    @ParameterizedTest
    @MethodSource("lengthsFrom1")
    void fourRowsAreAddedInOrder(int n) {
        long seed = n;
        double[] a = Numbers.around0(4 * n, seed);
        double[] y = Numbers.around0(4 * n, seed + 1);
        double[] s = Numbers.around0(20, seed + 2);
        double[] expected = y.clone();
        for (int q = 0; q < 4; q++) {
            for (int k = 0; k < 4; k++) {
                Kernels.axpy(s[5 * q + k], a, k * n, expected, q * n, n);
            }
        }
        double[] one = y.clone();
        RowBlocks.axpy4(s, 5, a, 0, n, 2 * n, 3 * n, one, n, n);
        RowBlocks.axpy4x4(s, 0, 5, a, 0, n, 2 * n, 3 * n, y, 0, n, n);
        assertThat(y).containsExactly(expected);
        assertThat(java.util.Arrays.copyOfRange(one, n, 2 * n)).containsExactly(java.util.Arrays.copyOfRange(expected, n, 2 * n));
    }

    @Test
    void updatesDoEachEntryByItself() {
        for (int n : new int[] {1, 7, 8, 29, 64}) {
            double[] a = Numbers.around0(n + 2, 7);
            double[] b = Numbers.around0(n + 3, 8);
            double[] c = Numbers.around0(n, 9);
            double[] axpy = c.clone();
            Kernels.axpy(0.7, a, 2, axpy, 0, n);
            double[][] out = new double[4][n];
            Kernels.scale(0.7, a, 2, out[0], 0, n);
            Kernels.subtract(a, 2, b, 3, out[1], 0, n);
            Kernels.multiply(a, 2, b, 3, out[2], 0, n);
            Kernels.addAffine(a, 2, b, 3, c, 0, out[3], 0, n);
            for (int k = 0; k < n; k++) {
                assertThat(axpy[k]).isEqualTo(c[k] + 0.7 * a[2 + k]);
                assertThat(out[0][k]).isEqualTo(0.7 * a[2 + k]);
                assertThat(out[1][k]).isEqualTo(a[2 + k] - b[3 + k]);
                assertThat(out[2][k]).isEqualTo(a[2 + k] * b[3 + k]);
                assertThat(out[3][k]).isEqualTo(0.0 + (a[2 + k] * b[3 + k] - c[k]));
            }
        }
    }

    private static double inEightLanes(double[] a, int ao, double[] x, int xo, int n) {
        double[] lane = new double[8];
        double rest = 0;
        for (int c = 0; c < n; c++) {
            if (c < n - n % 8) {
                lane[c % 8] += a[ao + c] * x[xo + c];
            } else {
                rest += a[ao + c] * x[xo + c];
            }
        }
        return (((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]))) + rest;
    }

    /// The sum in the order that [Kernels] documents, written as it is documented.
    private static double inLanes(double[] terms) {
        double[] lane = new double[32];
        int n = terms.length;
        int groups = n - n % 32;
        int eights = n - n % 8;
        for (int c = 0; c < eights; c++) {
            lane[c < groups ? c % 32 : c % 8] += terms[c];
        }
        double[] eight = new double[8];
        for (int l = 0; l < 8; l++) {
            eight[l] = (lane[l] + lane[l + 8]) + (lane[l + 16] + lane[l + 24]);
        }
        double rest = 0;
        for (int c = eights; c < n; c++) {
            rest += terms[c];
        }
        return (((eight[0] + eight[1]) + (eight[2] + eight[3])) + ((eight[4] + eight[5]) + (eight[6] + eight[7]))) + rest;
    }

    /// Java's own conversion is the meaning; the whole row, from any offset, and nothing beside it.
    @Test
    void roundsToSinglePrecision() {
        double[] edges = {0, -0.0, 1, 1 + 0x1p-24, 1 + 0x1p-24 + 0x1p-40, 1 + 3 * 0x1p-24, 0.1, -1.0 / 3, Math.PI, 1e-40, 0x1p-149, 0x1p-150, 0x1.8p-150, Double.MIN_VALUE,
            Float.MAX_VALUE, 0x1.ffffffp127, 0x1.fffffeffffffp127, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
        for (int n : new int[] {0, 1, 31, 32, 33, 40, 100}) {
            double[] row = new double[n + 5];
            for (int c = 0; c < row.length; c++) {
                row[c] = edges[c * 7 % edges.length] * (c < edges.length * 3 ? 1 : 1 + c * 1e-9);
            }
            double[] expected = row.clone();
            for (int c = 3; c < n + 3; c++) {
                expected[c] = (float) row[c];
            }
            Kernels.roundToSingle(row, 3, n);
            assertThat(row).as("n = " + n).isEqualTo(expected);
        }
    }
}
