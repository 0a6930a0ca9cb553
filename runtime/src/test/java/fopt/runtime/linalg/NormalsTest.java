package fopt.runtime.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.random.Stream;
import org.junit.jupiter.api.Test;

class NormalsTest {
    private static final int N = 100_003;

    @Test
    void manyAtOnceAreTheNumbersOfTheStream() {
        Stream stream = new Stream().reset(7, 1, 2, 3, 0);
        stream.nextLong();
        double[] out = new double[77];
        Normals.fill(stream.key(), stream.position(), 2, out, 5, 70);
        for (int c = 0; c < 70; c++) {
            assertThat(out[5 + c]).isEqualTo(2 * stream.nextNormal());
        }
    }

    /// Bounds of five standard errors: a correct generator fails once in some hundred thousand seeds, and the seed is fixed.
    @Test
    void momentsAndTailsAreNormal() {
        double[] z = new double[N];
        Normals.fill(123, 0, 1, z, 0, N);
        double error = 5 / Math.sqrt(N);
        assertThat(moment(z, 1)).isCloseTo(0, offset(error));
        assertThat(moment(z, 2)).isCloseTo(1, offset(error * Math.sqrt(2)));
        assertThat(moment(z, 3)).isCloseTo(0, offset(error * Math.sqrt(15)));
        assertThat(moment(z, 4)).isCloseTo(3, offset(error * Math.sqrt(96)));
        double beyondTwo = java.util.Arrays.stream(z).filter(x -> x > 2).count() / (double) N;
        assertThat(beyondTwo).isCloseTo(0.0227501, offset(error * Math.sqrt(0.0227501)));
    }

    @Test
    void neighboursAreUncorrelated() {
        double[] z = new double[N];
        Normals.fill(321, 0, 1, z, 0, N);
        assertThat(Kernels.dot(z, 0, z, 1, N - 1) / N).isCloseTo(0, offset(5 / Math.sqrt(N)));
    }

    private static double moment(double[] z, int k) {
        return java.util.Arrays.stream(z).map(x -> Math.pow(x, k)).average().orElseThrow();
    }
}
