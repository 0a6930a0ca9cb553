package fopt.runtime.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import fopt.runtime.UserError;
import fopt.runtime.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Closed forms.
class CorrelatedNoiseTest {
    private static final int T = 50;

    private interface Entry {
        double at(int row, int column);
    }

    private static double[][] lower(Entry e) {
        return IntStream.range(0, T).mapToObj(t -> IntStream.rangeClosed(0, t).mapToDouble(k -> e.at(t, k)).toArray()).toArray(double[][]::new);
    }

    private static double[] ones() {
        double[] c = new double[T];
        Arrays.fill(c, 1);
        return c;
    }

    private static double squaredMu(double[][] noise, boolean sums, int... rounds) {
        return new MatrixMechanism(noise, ones(), sums).squaredSensitivity(rounds);
    }

    private static int[] all() {
        return IntStream.range(0, T).toArray();
    }

    @Test
    void freshNoiseComposes() {
        double[][] fresh = lower((t, k) -> t == k ? 2 : 0);
        assertThat(squaredMu(fresh, false, all())).isCloseTo(T / 4.0, within(1e-12));
        assertThat(squaredMu(fresh, false, 3, 10)).isCloseTo(2 / 4.0, within(1e-12));
        // sums whose noise is the sum of the noises: the same mechanism
        assertThat(squaredMu(lower((t, k) -> 2), true, all())).isCloseTo(T / 4.0, within(1e-12));
    }

    /// Fresh noise on running sums: who comes in the first round is in all of them.
    @Test
    void freshNoiseOnSums() {
        double[][] fresh = lower((t, k) -> t == k ? 1 : 0);
        assertThat(squaredMu(fresh, true, 0)).isCloseTo(T, within(1e-9));
        assertThat(squaredMu(fresh, true, T - 1)).isCloseTo(1, within(1e-12));
    }

    /// The square root of the matrix of ones has the entries r_k = (2k over k)/4^k below the diagonal; as B and as C it gives sensitivity² Σ r_k²
    /// (Fichtenberger, Henzinger, Upadhyay: "Constant matters: fine-grained error bound on differentially private continual observation", ICML 2023).
    @Test
    void squareRootFactorisation() {
        double[] r = new double[T];
        r[0] = 1;
        for (int k = 1; k < T; k++) {
            r[k] = r[k - 1] * (2 * k - 1) / (2 * k);
        }
        assertThat(squaredMu(lower((t, k) -> r[t - k]), true, 0)).isCloseTo(Arrays.stream(r).map(v -> v * v).sum(), within(1e-10));
    }

    /// Anti-PGD's noise z_t - z_(t-1): its inverse sums up, so that one who comes in round 1 is seen T times.
    @Test
    void differences() {
        double[][] differences = lower((t, k) -> t == k ? 1 : t == k + 1 ? -1 : 0);
        assertThat(squaredMu(differences, false, 0)).isCloseTo(T, within(1e-9));
    }

    @Test
    void directionsWithoutNoise() {
        assertThat(squaredMu(lower((t, k) -> t == k && t != 7 ? 1 : 0), false, all())).isInfinite();
        assertThat(squaredMu(lower((t, k) -> t == k && t != 7 ? 1 : 0), false, 3)).isCloseTo(1, within(1e-12));
        Assertions.assertThatExceptionOfType(UserError.class).isThrownBy(() -> new MatrixMechanism(new double[4001][], new double[4001], false));
    }

    /// A ledger that hears of every round gets the same.
    @Test
    void theLedgerSeesWhoTookPart() {
        Ledger ledger = new Ledger(List.of(new Release(Release.Form.CORRELATED, 1, 3, null, false)));
        for (int t = 1; t <= T; t++) {
            ledger.noise(0, 0, 0, 0, 10);
            ledger.noise(0, 0, 0, 1, -5);
            ledger.release(0, t, 1, new int[] {t % 3}, 1);
        }
        double[][] noise = lower((t, k) -> t == k ? 10 : t == k + 1 ? -5 : 0);
        double worst = IntStream.range(0, 3).mapToDouble(i -> squaredMu(noise, false, IntStream.range(0, T).filter(t -> (t + 1) % 3 == i).toArray())).max().orElseThrow();
        assertThat(ledger.epsilon(1e-5)).isCloseTo(new Gdp(Math.sqrt(worst)).epsilon(1e-5), within(1e-9));
    }

    /// On a complete graph the Laplacian has the eigenvalue n, n - 1 times.
    @Test
    void noiseThatCancelsInPairs() {
        int n = 6;
        Topology complete = new Topology("complete", false,
                IntStream.range(0, n).mapToObj(i -> IntStream.range(0, n).filter(j -> j != i).toArray()).toArray(int[][]::new));
        double expected = 9 * (1.0 / n / 4 + (1 - 1.0 / n) / (4 + n * 25.0));
        assertThat(new PairwiseNoise(complete).squaredMu(3, 2, 5)).isCloseTo(expected, withinPercentage(1e-10));
        assertThat(new PairwiseNoise(complete).squaredMu(3, 2, 0)).isCloseTo(9 / 4.0, withinPercentage(1e-10));
        assertThat(new PairwiseNoise(complete).squaredMu(3, 0, 5)).isInfinite();
    }

    /// Muffliato on a path of three: in the first round a node hears its neighbour's own noisy vector; in the second a mixture.
    @Test
    void gossipHidesTheFarther() {
        double[][] w = {{0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
        NetworkPrivacy once = new NetworkPrivacy(w, 1, 2);
        assertThat(once.squaredMu(0, 1)).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(once.squaredMu(0, 2)).isZero();
        NetworkPrivacy twice = new NetworkPrivacy(w, 2, 2);
        assertThat(twice.squaredMu(0, 2)).isCloseTo(0.25 / (0.25 + 0.25) / 4, within(1e-12));
        assertThat(twice.squaredMu(0, 1)).isCloseTo(1 / 4.0 + 0.25 / 0.5 / 4, within(1e-12));
    }
}
