package fopt.runtime.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Robust rules against hand computations, and the property that makes them robust.
class RulesTest {
    private static final double[][] FIVE = {{0, 0}, {1, 0}, {0, 2}, {1, 1}, {100, -100}};

    private static RuleSpec rule(String name, Double... options) {
        return new RuleSpec(Rules.byName(name).orElseThrow(), List.of(options), null);
    }

    private static RuleSpec around(String name, RuleSpec inner, Double... options) {
        return new RuleSpec(Rules.byName(name).orElseThrow(), List.of(options), inner);
    }

    private static double[] of(RuleSpec rule, int f, double[][] vectors) {
        int d = vectors[0].length;
        double[] values = Arrays.stream(vectors).flatMapToDouble(Arrays::stream).toArray();
        double[] out = new double[d + 1];
        Inputs in = new Inputs().stacked(values, 0, vectors.length, d);
        rule.make(f).apply(in, new Stream().reset(1, 2, 3, 4, 5), out, 1);
        return Arrays.copyOfRange(out, 1, d + 1);
    }

    @Test
    void mediansAndTrimmedMeans() {
        assertThat(of(rule("coordinate_median"), 0, FIVE)).containsExactly(1, 0);
        assertThat(of(rule("coordinate_median"), 0, new double[][] {{0}, {5}, {1}, {2}})).containsExactly(1.5);
        assertThat(of(rule("trimmed_mean"), 1, FIVE)).containsExactly(2.0 / 3, 1.0 / 3);
        assertThat(of(rule("trimmed_mean", 0.0), 1, FIVE)).containsExactly(of(RuleSpec.MEAN, 0, FIVE), within(1e-12));
        assertThat(of(rule("trimmed_mean", 9.0), 0, FIVE)).containsExactly(of(rule("coordinate_median"), 0, FIVE));
    }

    /// n = 5, f = 1: two nearest others. Squared distances: 01: 1, 02: 4, 03: 2, 12: 5, 13: 1, 23: 2. Scores 3, 2, 6, 3: the second wins.
    @Test
    void krumTakesTheVectorWithNearNeighbours() {
        assertThat(of(rule("krum"), 1, FIVE)).containsExactly(1, 0);
        assertThat(of(rule("multi_krum", 1.0, 3.0), 0, FIVE)).containsExactly(2.0 / 3, 1.0 / 3);
        assertThat(of(rule("multi_krum"), 1, FIVE)).containsExactly(0.5, 0.75);
    }

    /// By hand: squared norms are 0, 1, 4, 2, 20000; the four near the origin have a diameter of sqrt(5), and with f = 2 the first, second and fourth sqrt(2).
    @Test
    void whatIsLongOrFarIsLeftOut() {
        assertThat(of(rule("norm_elimination"), 1, FIVE)).containsExactly(0.5, 0.75);
        assertThat(of(rule("norm_elimination"), 2, FIVE)).containsExactly(2.0 / 3, 1.0 / 3);
        assertThat(of(rule("minimum_diameter"), 1, FIVE)).containsExactly(0.5, 0.75);
        assertThat(of(rule("minimum_diameter"), 2, FIVE)).containsExactly(new double[] {2.0 / 3, 1.0 / 3}, within(1e-15));
    }

    /// n = 7, f = 1: Krum takes five of the first six in some order, all but 5 or 0, then each entry is the mean of the three values nearest to the median.
    @Test
    void bulyan() {
        double[][] line = {{0}, {1}, {2}, {3}, {4}, {5}, {1000}};
        assertThat(of(rule("bulyan"), 1, line)[0]).isBetween(2.0, 3.0);
        assertThat(of(rule("bulyan"), 0, line)).containsExactly(of(RuleSpec.MEAN, 0, line), within(1e-12));
    }

    /// Diameter against all sets of n − f by brute force.
    @Test
    void noSetIsNearerTogether() {
        Stream draws = new Stream().reset(11, 0, 0, 0, 0);
        for (int trial = 0; trial < 20; trial++) {
            double[][] x = new double[8][2];
            for (double[] v : x) {
                v[0] = draws.nextNormal();
                v[1] = draws.nextNormal();
            }
            double least = Double.POSITIVE_INFINITY;
            double[] mean = null;
            for (int set = 0; set < 256; set++) {
                int chosen = set;
                double[][] some = java.util.stream.IntStream.range(0, 8).filter(k -> (chosen >> k & 1) == 1).mapToObj(k -> x[k]).toArray(double[][]::new);
                double diameter = Arrays.stream(some).flatMapToDouble(a -> Arrays.stream(some).mapToDouble(b -> squared(a, b))).max().orElse(0);
                if (some.length == 5 && diameter < least) {
                    least = diameter;
                    mean = of(RuleSpec.MEAN, 0, some);
                }
            }
            assertThat(of(rule("minimum_diameter"), 3, x)).containsExactly(mean, within(1e-12));
        }
    }

    /// With f = 1 each of the first four is replaced by the mean of those four, the last by the mean of itself and the three nearest to it.
    @Test
    void nearestNeighbourMixing() {
        double[] mixed = of(around("nearest_neighbor_mixing", rule("coordinate_median")), 1, FIVE);
        assertThat(mixed).containsExactly(0.5, 0.75);
        double[] far = of(around("nearest_neighbor_mixing", RuleSpec.MEAN), 1, FIVE);
        assertThat(far[0]).isCloseTo((4 * 0.5 + (100 + 1 + 1 + 0) / 4.0) / 5, within(1e-12));
    }

    @Test
    void theGeometricMedianIsWhereUnitVectorsCancel() {
        double[] z = of(rule("geometric_median"), 0, FIVE);
        double[] sum = new double[2];
        for (double[] x : FIVE) {
            double norm = Math.hypot(x[0] - z[0], x[1] - z[1]);
            sum[0] += (x[0] - z[0]) / norm;
            sum[1] += (x[1] - z[1]) / norm;
        }
        assertThat(Math.hypot(sum[0], sum[1])).isLessThan(1e-6);
    }

    @Test
    void clippedStepsGoNoFartherThanTheRadius() {
        assertThat(of(rule("centered_clip", 1e9, 1.0), 0, FIVE)).containsExactly(of(RuleSpec.MEAN, 0, FIVE), within(1e-12));
        double[] near = of(rule("centered_clip", 0.5, 1.0), 0, FIVE);
        assertThat(Math.hypot(near[0] - 1, near[1])).isLessThanOrEqualTo(0.5);
    }

    /// Buckets of one are no buckets; one bucket for all is the mean.
    @Test
    void buckets() {
        assertThat(of(around("bucketing", rule("coordinate_median"), 1.0), 0, FIVE)).containsExactly(1, 0);
        assertThat(of(around("bucketing", rule("krum"), 5.0), 0, FIVE)).containsExactly(of(RuleSpec.MEAN, 0, FIVE), within(1e-12));
    }

    /// ‖rule − mean of the honest‖² ≤ κ · their mean squared distance from their mean, with the κ of Allouah et al. 2023 (Table 1), for 200 random
    /// inputs, wherever the others are.
    @Test
    void withinKappaOfTheHonestMean() {
        int n = 11;
        int f = 2;
        double ratio = f / (n - 2.0 * f);
        assertKappa(rule("trimmed_mean"), n, f, 6 * ratio * (1 + ratio));
        assertKappa(rule("krum"), n, f, 6 * (1 + ratio));
        assertKappa(rule("geometric_median"), n, f, 4 * (1 + ratio) * (1 + ratio));
        assertKappa(rule("coordinate_median"), n, f, 4 * (1 + ratio) * (1 + ratio));
        assertKappa(around("nearest_neighbor_mixing", rule("krum")), n, f, 8.0 * f / (n - f) * (1 + 6 * (1 + ratio)));
    }

    private static void assertKappa(RuleSpec rule, int n, int f, double kappa) {
        int d = 4;
        Stream draws = new Stream();
        for (int trial = 0; trial < 200; trial++) {
            draws.reset(7, trial, 0, 0, 0);
            double[][] x = new double[n][d];
            double far = Math.pow(10, trial % 5 - 1);
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < d; c++) {
                    x[i][c] = draws.nextNormal() + (i >= n - f ? far : 0);
                }
            }
            double[] mean = of(RuleSpec.MEAN, 0, Arrays.copyOf(x, n - f));
            double spread = Arrays.stream(x, 0, n - f).mapToDouble(v -> squared(v, mean)).average().orElseThrow();
            assertThat(squared(of(rule, f, x), mean)).as("%s, trial %d", rule.name(), trial).isLessThanOrEqualTo(kappa * spread);
        }
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return sum;
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThatThrownBy(() -> rule("krum", -1.0)).isInstanceOf(UserError.class).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> rule("bucketing", 2.0)).isInstanceOf(UserError.class).hasMessageContaining("no rule, but one number");
        assertThat(around("bucketing", rule("krum", 2.0), 3.0).name()).isEqualTo("bucketing(krum(2), 3)");
    }

    // ---- attacks

    /// For n = 50, f = 24 there are s = 2 to win over: Φ(z) = (50 − 24 − 2)/(50 − 24) = 12/13.
    @Test
    void alieHidesWithinTheSpread() {
        assertThat(Alie.largestHidden(50, 24)).isCloseTo(1.4260768722728, within(1e-9));
        assertThat(attacked(Attack.of("alie", 1))).containsExactly(1 - Math.sqrt(2.0 / 3), 1 - Math.sqrt(2.0 / 3));
        assertThat(attacked(Attack.of("ipm", 0.5))).containsExactly(-0.5, -0.5);
        assertThat(attacked(Attack.of("sign_flip", Double.NaN))).containsExactly(-7, -8);
        assertThat(attacked(Attack.of("mimic", Double.NaN))).containsExactly(0, 2);
        assertThat(attacked(Attack.of("label_flip", Double.NaN))).containsExactly(7, 8);
        assertThat(attacked(Attack.of("gaussian", 0))).containsExactly(new double[] {0, 0}, within(0.0));
    }

    /// What the last of four nodes delivers, whose value is (7, 8), beside (0, 2), (1, 1), (2, 0).
    private static double[] attacked(Attack attack) {
        double[] rows = {0, 2, 1, 1, 2, 0, 7, 8};
        attack.replace(new Inputs().set(rows, new int[] {0, 2, 4}, 3, 2), 4, 1, new Stream().reset(1, 3, 0, 0, 0), rows, 6);
        assertThat(Arrays.copyOf(rows, 6)).containsExactly(0, 2, 1, 1, 2, 0);
        return Arrays.copyOfRange(rows, 6, 8);
    }
}
