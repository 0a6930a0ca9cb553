package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fopt.Fopt;
import fopt.RunListener;
import fopt.RunOptions;
import fopt.runtime.problem.Problem;
import fopt.runtime.record.RunResult;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the iterates have a formula.
class ClosedFormTest {
    /// On a quadratic whose mean Hessian is diagonal, coordinate c after t rounds is `x*_c (1 − (1 − γ ā_c)^t)`.
    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.05, 10", "0.2, 7", "0.3, 40"})
    void gradientDescentOnAQuadratic(double step, int rounds) {
        double[] x = Problems.run("run gd(γ = " + step + ") on p for " + rounds + " rounds").runs().getFirst().point();
        for (int c = 1; c <= Problems.D; c++) {
            double curvature = 0;
            double linear = 0;
            for (int i = 1; i <= Problems.NODES; i++) {
                curvature += (1 + (7 * i + 3 * c) % 11 / 2.0) / Problems.NODES;
                linear += ((37 * i + 59 * c) % 101 - 50.25) / 16 / Problems.NODES;
            }
            assertThat(x[c - 1]).isCloseTo(linear / curvature * (1 - Math.pow(1 - step * curvature, rounds)), within(1e-12));
        }
    }

    /// In the long run the distance to the mean shrinks by λ2 a round: of a ring of n with weights 1/3, λ2 = 1/3 + 2/3 cos(2π/n).
    @Test
    void gossipContractsByTheSecondEigenvalue() {
        double[] distance = Problems.run("run exact_gossip(v = ∇f(x0)) on p over ring(8) for 41 rounds measure consensus every 1")
                .runs().getFirst().series("consensus");
        assertThat(distance[41] / distance[40]).isCloseTo(1 / 3.0 + 2 / 3.0 * Math.cos(2 * Math.PI / 8), within(1e-10));
        for (int t = 1; t < distance.length; t++) {
            assertThat(distance[t]).isLessThanOrEqualTo(distance[t - 1] * 0.80473785412437 * (1 + 1e-12));
        }
    }

    /// A problem of the host program takes the place of what the script says.
    @Test
    void aProblemOfTheHost() {
        Problem own = fopt.runtime.problem.Problems.byName("quadratic").orElseThrow()
                .make(null, Map.of("nodes", 4.0, "d", 3.0, "mu", 1.0, "L", 2.0));
        RunResult result = Fopt.compile("test.fopt", "let p = quadratic(nodes = 2, d = 9)\nrun gd() on p for 100 rounds\n", Path.of("."))
                .run(RunOptions.standard().with("p", own), RunListener.NONE).runs().getFirst();
        assertThat(result.point()).containsExactly(own.optimum().x(), within(1e-9));
    }
}
