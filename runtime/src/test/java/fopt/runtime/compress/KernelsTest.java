package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.random.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// With and without the Vector API: the same bits.
class KernelsTest {
    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();
    private final Stream draws = new Stream().reset(4, 2, 1, 3, 0);

    @Test
    void bothImplementationsAgree() {
        for (int d : new int[] {1, 2, 5, 8, 31, 32, 33, 63, 64, 65, 100, 1000}) {
            Vectors.all(d, 9).forEach(this::agree);
        }
    }

    /// Rounding errors of |v|/norm can lift the noisy level above s + 1/2.
    @Test
    void noLevelIsAboveTheHighest() {
        assertThat(Kernels.dithered(Math.nextUp(4.5), 3, 4)).isEqualTo(3);
        assertThat(Kernels.dithered(-0.5, 3, 4)).isEqualTo(-0.0);
    }

    /// 3, 4, 5 at scales whose squares vanish, are inaccurate, or overflow.
    @Test
    void normsAtAllScales() {
        for (int exponent : new int[] {-1070, -1000, -600, -530, -450, 0, 500, 600, 1020}) {
            double unit = Math.scalb(1.0, exponent);
            double[] v = {7, 3 * unit, -4 * unit};
            assertThat(Norms.euclidean(v, 1, 2, new Message())).as("2^" + exponent).isEqualTo(5 * unit);
        }
        assertThat(Norms.euclidean(new double[] {0, -0.0}, 0, 2, new Message())).isZero();
        assertThat(Norms.euclidean(new double[] {1, Double.NaN}, 0, 2, new Message())).isNaN();
        assertThat(Norms.euclidean(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2, new Message())).isInfinite();
    }

    private void agree(String name, double[] v) {
        int d = v.length;
        double[] lanes = new double[Kernels.LANES];
        assertThat(scalar.sumOfSquares(v, 0, d, lanes)).as(name).isEqualTo(Double.valueOf(vector.sumOfSquares(v, 0, d, lanes)));
        assertThat(scalar.sumOfMagnitudes(v, 0, d, lanes)).as(name).isEqualTo(Double.valueOf(vector.sumOfMagnitudes(v, 0, d, lanes)));
        assertThat(scalar.largestMagnitude(v, 0, d)).as(name).isEqualTo(Double.valueOf(vector.largestMagnitude(v, 0, d)));
        assertThat(collected(scalar, v)).as(name).isEqualTo(collected(vector, v));
        assertThat(powers(scalar, v)).as(name).isEqualTo(powers(vector, v));
        double norm = Norms.euclidean(v, 0, d, new Message());
        if (Dithering.ordinary(norm)) {
            for (int levels : new int[] {1, 3, 1000}) {
                assertThat(sparse(scalar, v, norm, levels)).as(name).isEqualTo(sparse(vector, v, norm, levels));
                assertThat(dense(scalar, v, norm, levels)).as(name).isEqualTo(dense(vector, v, norm, levels));
                assertThat(dense(scalar, v, norm, levels)).as(name).isEqualTo(bits(filled(scalar, v, norm, levels)));
            }
        }
    }

    private static String collected(Kernels kernels, double[] v) {
        int[] index = new int[v.length + 1];
        double[] magnitude = new double[v.length + 1];
        int count = kernels.collect(v, 0, v.length / 7, v.length, 0.5, index, magnitude, 1);
        return count + Arrays.toString(index) + Arrays.toString(magnitude);
    }

    private long[] powers(Kernels kernels, double[] v) {
        double[] out = new double[v.length];
        kernels.roundToPowers(v, 0, v.length, draws, out);
        return bits(out);
    }

    private long[] dense(Kernels kernels, double[] v, double norm, int levels) {
        double[] out = new double[v.length];
        kernels.ditherDense(v, 0, v.length, norm, levels, draws, out);
        return bits(out);
    }

    private String sparse(Kernels kernels, double[] v, double norm, int levels) {
        Message out = sparseMessage(kernels, v, norm, levels);
        return out.count + Arrays.toString(out.index) + Arrays.toString(out.value);
    }

    /// The dense form of a sparse result.
    private double[] filled(Kernels kernels, double[] v, double norm, int levels) {
        double[] out = new double[v.length];
        sparseMessage(kernels, v, norm, levels).writeTo(out, 0);
        return out;
    }

    private Message sparseMessage(Kernels kernels, double[] v, double norm, int levels) {
        Message out = new Message();
        out.length = v.length;
        out.ensureSparse(v.length);
        int half = kernels.ditherSparse(v, 0, 0, v.length / 2, norm, levels, draws, out, 0);
        out.count = kernels.ditherSparse(v, 0, v.length / 2, v.length, norm, levels, draws, out, half);
        return out;
    }

    private static long[] bits(double[] v) {
        return Arrays.stream(v).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
