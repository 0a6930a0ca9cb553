package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.random.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// With and without the Vector API: the same bits.
class EntryKernelsTest {
    private final EntryKernels plain = PlainEntryKernels.INSTANCE;
    private final EntryKernels wide = WideEntryKernels.INSTANCE;
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
        assertThat(EntryKernels.dithered(Math.nextUp(4.5), 3, 4)).isEqualTo(3);
        assertThat(EntryKernels.dithered(-0.5, 3, 4)).isEqualTo(-0.0);
    }

    /// 3, 4, 5 at scales whose squares vanish, are inaccurate, or overflow.
    @Test
    void normsAtAllScales() {
        for (int exponent : new int[] {-1070, -1000, -600, -530, -450, 0, 500, 600, 1020}) {
            double unit = Math.scalb(1.0, exponent);
            double[] v = {7, 3 * unit, -4 * unit};
            assertThat(Norms.euclidean(v, 1, 2)).as("2^" + exponent).isEqualTo(5 * unit);
        }
        assertThat(Norms.euclidean(new double[] {0, -0.0}, 0, 2)).isZero();
        assertThat(Norms.euclidean(new double[] {1, Double.NaN}, 0, 2)).isNaN();
        assertThat(Norms.euclidean(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2)).isInfinite();
    }

    private void agree(String name, double[] v) {
        int d = v.length;
        assertThat(collected(plain, v)).as(name).isEqualTo(collected(wide, v));
        assertThat(powers(plain, v)).as(name).isEqualTo(powers(wide, v));
        double norm = Norms.euclidean(v, 0, d);
        if (Dithering.ordinary(norm, fopt.runtime.Precision.FLOAT64)) {
            for (int levels : new int[] {1, 3, 1000}) {
                assertThat(sparse(plain, v, norm, levels)).as(name).isEqualTo(sparse(wide, v, norm, levels));
                assertThat(dense(plain, v, norm, levels)).as(name).isEqualTo(dense(wide, v, norm, levels));
                assertThat(dense(plain, v, norm, levels)).as(name).isEqualTo(bits(filled(plain, v, norm, levels)));
            }
        }
    }

    private static String collected(EntryKernels kernels, double[] v) {
        int[] index = new int[v.length + 1];
        double[] magnitude = new double[v.length + 1];
        int count = kernels.collect(v, 0, v.length / 7, v.length, 0.5, index, magnitude, 1);
        return count + Arrays.toString(index) + Arrays.toString(magnitude);
    }

    private long[] powers(EntryKernels kernels, double[] v) {
        double[] out = new double[v.length];
        kernels.roundToPowers(v, 0, v.length, draws, out);
        return bits(out);
    }

    private long[] dense(EntryKernels kernels, double[] v, double norm, int levels) {
        double[] out = new double[v.length];
        kernels.ditherDense(v, 0, v.length, norm, levels, draws, out);
        return bits(out);
    }

    private String sparse(EntryKernels kernels, double[] v, double norm, int levels) {
        Message out = sparseMessage(kernels, v, norm, levels);
        return out.count + Arrays.toString(out.index) + Arrays.toString(out.value);
    }

    /// The dense form of a sparse result.
    private double[] filled(EntryKernels kernels, double[] v, double norm, int levels) {
        double[] out = new double[v.length];
        sparseMessage(kernels, v, norm, levels).writeTo(out, 0);
        return out;
    }

    private Message sparseMessage(EntryKernels kernels, double[] v, double norm, int levels) {
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
