package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BilinearTest {
    private static final Problem P =
        make(Map.of("nodes", 5.0, "d", 8.0, "mu", 0.1, "L", 2.0, "heterogeneity", 3.0, "spread", 0.5, "noise", 2.0));

    private static Problem make(Map<String, Double> given) {
        return Problems.byName("bilinear").orElseThrow().make(null, given);
    }

    @Test
    void theJacobianIsThatOfTheOperator() {
        for (int i = 0; i < P.nodes(); i++) {
            Oracles.hessianMatchesGradient(P, i, Oracles.all(), Oracles.point(8, i), Oracles.point(8, 9), 1e-8);
        }
    }

    /// μ and L by the singular values and the symmetric part of the Jacobian, the root by Newton's method.
    @Test
    void constantsAndSolutionAreThoseOfTheMatrix() {
        Equilibrium found = new Equilibrium(P);
        assertThat(P.constants().L()).isCloseTo(found.constants().L(), offset(1e-12)).isEqualTo(2);
        assertThat(P.constants().mu()).isCloseTo(found.constants().mu(), offset(1e-12)).isEqualTo(0.1);
        assertThat(P.constants().Li()).containsExactly(found.constants().Li(), offset(1e-12));
        assertThat(P.optimum().x()).containsExactly(found.find().x(), offset(1e-12));
        assertThat(Oracles.norm(P.optimum().x())).isCloseTo(1, offset(1e-12));
    }

    /// ⟨F_i(y) − F_i(z), y − z⟩ = μ ‖y − z‖², since the couplings cancel; with the saddle function's own partial derivatives by differences.
    @Test
    void theOperatorIsDescentInUAndAscentInV() {
        double[] y = Oracles.point(8, 1);
        double[] z = Oracles.point(8, 2);
        double[] f = new double[8];
        double[] g = new double[8];
        P.gradient(3, y, 0, f, 0);
        P.gradient(3, z, 0, g, 0);
        double inner = 0;
        double squares = 0;
        for (int k = 0; k < 8; k++) {
            inner += (f[k] - g[k]) * (y[k] - z[k]);
            squares += (y[k] - z[k]) * (y[k] - z[k]);
        }
        assertThat(inner).isCloseTo(0.1 * squares, offset(1e-12));
        double coupled = f[0] - g[0] - 0.1 * (y[0] - z[0]);
        double back = f[4] - g[4] - 0.1 * (y[4] - z[4]);
        assertThat(coupled / (y[4] - z[4])).isCloseTo(-back / (y[0] - z[0]), offset(1e-12));
    }

    @Test
    void heterogeneityIsTheSpreadOfTheOperatorsAtTheSolution() {
        double squares = 0;
        double[] g = new double[8];
        for (int i = 0; i < 5; i++) {
            P.gradient(i, P.optimum().x(), 0, g, 0);
            squares += Oracles.norm(g) * Oracles.norm(g);
        }
        assertThat(Math.sqrt(squares / 5)).isCloseTo(3, offset(1e-12));
        assertThat(Oracles.norm(Oracles.meanGradient(P, P.optimum().x()))).isLessThan(1e-13);
    }

    /// Mean over 20,000 draws; five standard errors.
    @Test
    void noiseHasTheVarianceThatWasAskedForDividedByTheBatch() {
        double[] x = Oracles.point(8, 1);
        double[] exact = new double[8];
        P.gradient(2, x, 0, exact, 0);
        double[] noisy = new double[8];
        double squares = 0;
        for (int round = 0; round < 20_000; round++) {
            P.gradient(2, x, 0, Oracles.some(0, 0, 0, 0), new Stream().reset(1, 1, 2, round, 0), noisy, 0);
            for (int k = 0; k < 8; k++) {
                squares += (noisy[k] - exact[k]) * (noisy[k] - exact[k]);
            }
        }
        assertThat(squares / 20_000).isCloseTo(4.0 / 4, offset(5 * Math.sqrt(2.0 / 8 / 20_000)));
    }

    /// The root for the first nodes only is another one.
    @Test
    void honestNodesHaveAnEquilibriumOfTheirOwn() {
        Problem honest = new FirstNodes(P, 3);
        assertThat(Oracles.norm(Oracles.meanGradient(honest, honest.optimum().x()))).isLessThan(1e-12);
        assertThat(honest.optimum().x()).isNotEqualTo(P.optimum().x());
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 5.0))).isInstanceOf(UserError.class).hasMessageContaining("must be even");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.0, "mu", 1.0))).isInstanceOf(UserError.class).hasMessageContaining("not above `mu`");
        assertThatThrownBy(() -> make(Map.of("nodes", 5.0, "d", 2.0, "mu", -1.0))).isInstanceOf(UserError.class).hasMessageContaining("at least 0");
    }
}
