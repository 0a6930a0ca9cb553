package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuadraticTest {
    private static final Problem PLAIN = make(Map.of("nodes", 5.0, "d", 8.0, "mu", 0.1, "L", 10.0, "heterogeneity", 3.0));
    private static final Problem SPREAD = make(Map.of("nodes", 5.0, "d", 8.0, "mu", 0.1, "L", 10.0, "heterogeneity", 3.0, "spread", 0.5, "noise", 2.0));

    private static Problem make(Map<String, Double> given) {
        return Problems.byName("quadratic").orElseThrow().make(null, given);
    }

    @Test
    void oraclesAgree() {
        for (Problem p : new Problem[] {PLAIN, SPREAD}) {
            for (int i = 0; i < p.nodes(); i++) {
                Oracles.gradientMatchesValue(p, i, Oracles.all(), Oracles.point(8, i), 1e-8);
                Oracles.hessianMatchesGradient(p, i, Oracles.all(), Oracles.point(8, i), Oracles.point(8, 9), 1e-8);
            }
        }
    }

    /// The Hessians are diagonal: times a unit vector, they tell their entries.
    @Test
    void convexityOfEveryNode() {
        assertThat(PLAIN.smallestConvexity()).isEqualTo(0.1);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SPREAD.nodes(); i++) {
            for (int k = 0; k < 8; k++) {
                double[] unit = new double[8];
                unit[k] = 1;
                double[] column = new double[8];
                SPREAD.hessianVector(i, new double[8], 0, unit, 0, Oracles.all(), column, 0);
                least = Math.min(least, column[k]);
            }
        }
        assertThat(SPREAD.smallestConvexity()).isEqualTo(least).isLessThan(0.1);
    }

    @Test
    void theMinimumIsWhereTheMeanGradientVanishes() {
        for (Problem p : new Problem[] {PLAIN, SPREAD}) {
            double[] x = p.optimum().x();
            assertThat(Oracles.norm(x)).isCloseTo(1, offset(1e-12));
            assertThat(Oracles.norm(Oracles.meanGradient(p, x))).isLessThan(1e-13);
            assertThat(p.optimum().value()).isCloseTo(Oracles.meanValue(p, x), offset(1e-14));
        }
    }

    @Test
    void heterogeneityIsTheSpreadOfGradientsAtTheMinimum() {
        for (Problem p : new Problem[] {PLAIN, SPREAD}) {
            double squares = 0;
            double[] g = new double[8];
            for (int i = 0; i < 5; i++) {
                p.gradient(i, p.optimum().x(), 0, g, 0);
                squares += Oracles.norm(g) * Oracles.norm(g);
            }
            assertThat(Math.sqrt(squares / 5)).isCloseTo(3, offset(1e-12));
        }
    }

    @Test
    void constantsAreTheExtremeEigenvalues() {
        Constants c = PLAIN.constants();
        assertThat(c.L()).isEqualTo(10);
        assertThat(c.mu()).isEqualTo(0.1);
        assertThat(c.Lmax()).isEqualTo(10);
        assertThat(c.Ltilde()).isCloseTo(10, offset(1e-12));
        double[] diagonal = new double[8];
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < 8; k++) {
                double[] e = new double[8];
                e[k] = 1;
                double[] column = new double[8];
                SPREAD.hessianVector(i, e, 0, e, 0, Oracles.all(), column, 0);
                diagonal[k] = column[k];
            }
            assertThat(SPREAD.constants().Li()[i]).isEqualTo(java.util.Arrays.stream(diagonal).max().orElseThrow());
        }
        assertThat(SPREAD.constants().L()).isEqualTo(10);
        assertThat(SPREAD.constants().Lmax()).isGreaterThan(10).isLessThanOrEqualTo(15);
    }

    /// Mean over 20,000 draws; five standard errors.
    @Test
    void noiseHasTheVarianceThatWasAskedForDividedByTheBatch() {
        double[] x = Oracles.point(8, 1);
        double[] exact = new double[8];
        SPREAD.gradient(2, x, 0, exact, 0);
        double[] noisy = new double[8];
        double squares = 0;
        for (int round = 0; round < 20_000; round++) {
            SPREAD.gradient(2, x, 0, Oracles.some(0, 0, 0, 0), new Stream().reset(1, 1, 2, round, 0), noisy, 0);
            for (int k = 0; k < 8; k++) {
                squares += (noisy[k] - exact[k]) * (noisy[k] - exact[k]);
            }
        }
        assertThat(squares / 20_000).isCloseTo(4.0 / 4, offset(5 * Math.sqrt(2.0 / 8 / 20_000)));
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0))).isInstanceOf(UserError.class).hasMessageContaining("`d = …`");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.5))).isInstanceOf(UserError.class).hasMessageContaining("a whole number, at least 1");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.0, "mu", 0.0))).isInstanceOf(UserError.class).hasMessageContaining("above 0");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.0, "mu", 2.0))).isInstanceOf(UserError.class).hasMessageContaining("below `mu`");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.0, "kappa", 2.0))).isInstanceOf(UserError.class).hasMessageContaining("no option `kappa`");
    }

    @Test
    void oneNodeHasNoHeterogeneity() {
        Problem p = make(Map.of("nodes", 1.0, "d", 3.0, "heterogeneity", 2.0, "spread", 0.5));
        assertThat(Oracles.norm(Oracles.meanGradient(p, p.optimum().x()))).isLessThan(1e-15);
        assertThat(p.describe()).contains("1 nodes", "d = 3");
    }
}
