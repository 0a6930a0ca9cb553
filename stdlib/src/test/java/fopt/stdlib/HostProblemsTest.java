package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fopt.runtime.UserError;
import fopt.runtime.problem.Problem;
import fopt.runtime.problem.ProblemCheck;
import fopt.runtime.random.Stream;
import fopt.runtime.record.RunResult;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A host's own problems, by name in scripts.
@Timeout(120)
class HostProblemsTest {
    @Test
    void aProblemIsOptimisedAndItsConstantsAreFound() {
        for (int samples : new int[] {0, 4}) {
            Problem p = Problem.of(new Centres(Centres.C, samples, 1));
            ProblemCheck.check(p);
            assertThat(p.constants().L()).isCloseTo(1, within(1e-6));
            assertThat(p.optimum().x()).containsExactly(new double[] {2, 1, 2}, within(1e-9));
            RunResult r = Hosting.only("let r = run gd() on p for 5 rounds measure gap, distance", Map.of("p", p));
            assertThat(r.last().metrics().get("distance")).isLessThan(1e-6);
            assertThat(r.last().bitsUp()).as("three numbers of 64 bits from each of 4 nodes in each of 5 rounds").isEqualTo(5 * 4 * 3 * 64);
        }
    }

    @Test
    void minibatchesAreMeansOverItsSamples() {
        RunResult r = Hosting.only("run dsgd(η = 0.1, batch = 2) on p over ring(4) for 200 rounds measure distance, gradients", Map.of("p", new Centres(Centres.C, 4, 1)));
        assertThat(r.last().gradients()).isEqualTo(200 * 4 * 2);
        assertThat(r.last().metrics().get("distance")).isBetween(0.01, 2.0);
        assertThat(Hosting.only("run dsgd(η = 0.1) on p over ring(4) for 300 rounds measure distance", Map.of("p", new Centres(Centres.C, 4, 1))).last().metrics().get("distance"))
                .isLessThan(Hosting.only("run dsgd(η = 0.1) on p over ring(4) for 3 rounds measure distance", Map.of("p", new Centres(Centres.C, 4, 1))).last().metrics().get("distance"));
    }

    /// Σ |x_k| besides f, by its proximal map; the minimiser of ‖x − c‖²/2 + ‖x‖₁ shrinks c by 1.
    private static final class Lasso extends WrappedCentres {
        @Override
        public void estimate(int node, double[] x, Stream noise, double[] out) {
            gradient(node, x, out);
            out[0] += 0.1 * noise.nextNormal();
        }

        @Override
        public OptionalDouble convexity() {
            return OptionalDouble.of(1);
        }

        @Override
        public boolean hasRegulariser() {
            return true;
        }

        @Override
        public double regulariser(double[] x) {
            return Arrays.stream(x).map(Math::abs).sum();
        }

        @Override
        public void prox(double[] v, double step, double[] out) {
            Arrays.setAll(out, k -> Math.signum(v[k]) * Math.max(Math.abs(v[k]) - step, 0));
        }
    }

    @Test
    void aRegulariserHasItsProximalMap() {
        Problem p = Problem.of(new Lasso());
        ProblemCheck.check(p);
        assertThat(p.optimum().x()).containsExactly(new double[] {1, 0, 1}, within(1e-9));
        RunResult r = Hosting.only("algorithm pg() { server x = x0\n round { x = prox(r, x - mean_i(∇f(broadcast(x))) / L, 1/L) } }\nrun pg on p for 5 rounds measure gap", Map.of("p", p));
        assertThat(r.point()).containsExactly(new double[] {1, 0, 1}, within(1e-12));
        assertThat(r.last().metrics().get("gap")).isLessThan(1e-9);
    }

    @Test
    void anOracleWithNoiseDrawsFromTheRunsStream() {
        Map<String, Object> given = Map.of("p", new Lasso());
        String text = "algorithm sg() { node x = x0\n round { x -= 0.1 * ∇f(x; 1) } }\nrun sg on p for 5 rounds measure loss with seed(S)";
        double[] once = Hosting.only(text.replace("S", "1"), given).point();
        assertThat(Hosting.only(text.replace("S", "1"), given).point()).isEqualTo(once);
        assertThat(Hosting.only(text.replace("S", "2"), given).point()).isNotEqualTo(once);
    }

    @Test
    void aWrongGradientIsFound() {
        assertThatThrownBy(() -> ProblemCheck.check(new Centres(Centres.C, 0, 1.01))).isInstanceOfSatisfying(UserError.class, e -> assertThat(e.code()).isEqualTo("E840"))
                .hasMessageContaining("∂f/∂x_1 is -1.01 by its gradient, and -1 by differences").hasMessageContaining("node 1");
        assertThatCode(() -> ProblemCheck.check(new Centres(Centres.C, 0, 1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Problem.of(new Centres(new double[][] {{}}, 0, 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
