package fopt.runtime.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A Java machine that was started without the vector module works, and computes the same bits.
class WithoutVectorsTest {
    @Test
    void sameBitsInAMachineWithoutTheModule() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), KernelBits.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        assertThat(found).isEqualTo("false " + KernelBits.digest());
    }

    /// Prints whether vectors are used, and a number that depends on every bit of the kernels' results.
    static final class KernelBits {
        private static final int N = 1003;

        private KernelBits() {}

        public static void main(String[] arguments) {
            System.out.println(Wide.AVAILABLE + " " + digest());
        }

        static long digest() {
            double[] x = Numbers.around0(4 * N, 5);
            double[] y = Numbers.around0(N, 6);
            double[] out = new double[N];
            long digest = bits(17, Kernels.dot(x, 0, y, 0, N), Kernels.sum(x, 0, N), Kernels.sumOfAbs(x, 0, N), Kernels.maxAbs(x, 0, N),
                Kernels.max(x, 0, N), Kernels.min(x, 0, N), Kernels.squaredDistance(x, 0, y, 0, N));
            Kernels.mixRow(x, N, new int[] {2, 0, 3}, new double[] {0.2, 0.5, 0.3}, 0, 3, out, 0, N);
            digest = bits(digest, out);
            Kernels.axpy(0.3, y, 0, out, 0, N);
            Kernels.subtract(x, 3, out, 0, out, 0, N);
            Kernels.addAffine(x, N + 1, x, 2, y, 0, out, 0, N);
            Kernels.multiply(out, 0, x, 5, out, 0, N);
            Kernels.scale(1.1, out, 0, out, 0, N);
            digest = bits(digest, out);
            RowBlocks.dot4(x, 0, N, 2 * N, 3 * N, y, 0, N, new double[RowBlocks.WORK], out, 0);
            digest = bits(digest, out);
            RowBlocks.dot4x4(x, 0, N, 2 * N, 3 * N, x, 7, 2 * N / 3, N, new double[RowBlocks.WORK], out, 0, 4);
            digest = bits(digest, out);
            RowBlocks.axpy4(y, 0, x, 0, N, 2 * N, 3 * N, out, 0, N);
            digest = bits(digest, out);
            double[] products = new double[4];
            RowBlocks.axpy4dot4(y, x, new int[] {0, N, 2 * N, 3 * N, 5, N, 7, 8}, out, 0, y, 0, N, new double[RowBlocks.WORK], products);
            digest = bits(bits(digest, out), products);
            int[] ones = new java.util.Random(7).ints(31 * 3).toArray();
            Bitmaps.sumColumns(ones, new int[] {5, 0, 11}, x, 0, 31, out, 0);
            digest = bits(digest, out);
            Bitmaps.addRows(ones, new int[] {5, 0, 11}, x, 0, 31, out, 0, new double[3 * Bitmaps.LANES]);
            digest = bits(digest, out);
            Elementary.softplus(y, 0, out, 0, N);
            digest = bits(digest, out);
            Elementary.sigmoid(y, 0, out, 0, N);
            digest = bits(digest, out);
            Normals.fill(5, 0, 1, out, 0, N);
            return bits(digest, out);
        }

        private static long bits(long digest, double... numbers) {
            for (double x : numbers) {
                digest = digest * 31 + Double.doubleToLongBits(x);
            }
            return digest;
        }
    }
}
