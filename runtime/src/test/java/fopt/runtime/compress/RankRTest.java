package fopt.runtime.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.random.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What only matrices show of `rank_r`: its constant, attained; its bits; its wire format.
class RankRTest {
    private static Compressor bound(int r, int rows, int columns) {
        return new Compressors.Spec(Compressors.byName("rank_r").orElseThrow(), r).bind(rows, columns);
    }

    private static double[] normals(int count, long seed) {
        Stream s = new Stream().reset(seed, 0, 0, 0, 0);
        double[] v = new double[count];
        Arrays.setAll(v, k -> s.nextNormal());
        return v;
    }

    private static double error(Compressor q, double[] v) {
        Message m = new Message();
        q.compress(v, 0, m, null);
        double error = 0;
        double norm = 0;
        for (int k = 0; k < v.length; k++) {
            error += (m.value[k] - v[k]) * (m.value[k] - v[k]);
            norm += v[k] * v[k];
        }
        return error / norm;
    }

    /// All singular values of an orthogonal matrix are equal: δ is attained. Of any other matrix less is lost.
    @Test
    void constant() {
        double[] rotation = new double[36];
        for (int k = 0; k < 6; k++) {
            rotation[k * 6 + (k * 5 + 1) % 6] = k % 2 == 0 ? 1 : -1;
        }
        for (int r = 1; r <= 2; r++) {
            Compressor q = bound(r, 6, 6);
            assertThat(q.contract()).isEqualTo(Contract.deterministic(r / 6.0));
            assertThat(error(q, rotation)).isCloseTo(1 - r / 6.0, within(1e-14));
            assertThat(error(q, normals(36, r))).isLessThan(1 - r / 6.0);
        }
        assertThat(bound(2, 9, 4).contract()).isEqualTo(Contract.deterministic(0.5));
    }

    /// A matrix of rank 2 arrives whole.
    @Test
    void lowRank() {
        double[] a = normals(18, 4);
        double[] product = new double[63];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 7; j++) {
                product[i * 7 + j] = a[i] * a[j] + a[9 + i] * a[11 - j];
            }
        }
        assertThat(error(bound(2, 9, 7), product)).isLessThan(1e-28);
        assertThat(error(bound(1, 9, 7), product)).isGreaterThan(1e-3);
    }

    @Test
    void wire() {
        for (int[] size : new int[][] {{6, 6}, {9, 4}, {3, 20}}) {
            Compressor q = bound(1, size[0], size[1]);
            Message sent = new Message();
            q.compress(normals(size[0] * size[1], 7), 0, sent, null);
            BitWriter wire = new BitWriter();
            q.codec().encode(sent, wire);
            assertThat(sent.bits).isEqualTo(64L * (size[0] + size[1])).isEqualTo(wire.length());
            Message received = new Message();
            q.codec().decode(wire.reader(), null, received);
            assertThat(Arrays.copyOf(received.value, received.length)).containsExactly(Arrays.copyOf(sent.value, sent.length));
        }
    }

    /// Factors that are not shorter than the matrix are not made.
    @Test
    void sentAsItIs() {
        assertThat(bound(1, 50, 1)).isInstanceOf(Identity.class);
        assertThat(bound(3, 6, 6)).isInstanceOf(Identity.class);
        assertThat(bound(2, 6, 6)).isNotInstanceOf(Identity.class);
    }
}
