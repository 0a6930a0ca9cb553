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
