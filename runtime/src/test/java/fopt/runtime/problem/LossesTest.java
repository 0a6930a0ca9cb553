package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import fopt.runtime.UserError;
import fopt.runtime.random.Stream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A contract over all problems made from data: dense, sparse and binary features, every regulariser.
class LossesTest {
    private static final List<Map<String, Double>> OPTIONS = List.of(
        Map.of(), Map.of("l2", 0.1), Map.of("nonconvex", 0.3, "l1", 0.05), Map.of("l2", 0.02, "l1", 0.1, "prox_l2", 0.5));

    private static final Map<String, DataSet> FORMS = Map.of(
        "sparse", Data.sparse(61, 13, 0.2, false, 2, 1),
        "dense", Data.dense(Data.sparse(61, 13, 0.2, false, 2, 1)),
        "ones", Data.sparse(61, 13, 0.2, true, 2, 2),
        "wide", Data.dense(Data.sparse(30, 70, 0.6, false, 2, 3)));

    static java.util.stream.Stream<Arguments> problems() {
        Builder<Arguments> all = java.util.stream.Stream.builder();
        for (Problems.Kind kind : Problems.ALL) {
            if (kind.takesData()) {
                FORMS.forEach((form, data) -> OPTIONS.forEach(options ->
                    all.add(Arguments.of(kind.name() + " " + form + " " + options, kind.make(Data.uneven(data, 4), options)))));
            }
        }
        return all.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void gradientsAndHessiansMatchDifferences(String name, Problem problem) {
        int d = problem.dimension();
        for (int i = 0; i < problem.nodes(); i++) {
            double[] x = Oracles.point(d, i);
            Samples some = Oracles.some(0, problem.rows(i) - 1, 1, 0, 1);
            Oracles.gradientMatchesValue(problem, i, Oracles.all(), x, 1e-7);
            Oracles.gradientMatchesValue(problem, i, some, x, 1e-7);
            Oracles.hessianMatchesGradient(problem, i, Oracles.all(), x, Oracles.point(d, 99), 1e-7);
            Oracles.hessianMatchesGradient(problem, i, some, x, Oracles.point(d, 98), 1e-7);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aBatchIsTheMeanOfItsSamples(String name, Problem problem) {
        int d = problem.dimension();
        double[] x = Oracles.point(d, 5);
        double[] batch = new double[d];
        double[] one = new double[d];
        double[] mean = new double[d];
        int[] rows = {0, 3, 2, 3, 1, 0};
        problem.gradient(3, x, 0, Oracles.some(rows), new Stream(), batch, 0);
        double value = 0;
        for (int row : rows) {
            problem.gradient(3, x, 0, Oracles.some(row), new Stream(), one, 0);
            value += problem.value(3, x, 0, Oracles.some(row)) / rows.length;
            for (int k = 0; k < d; k++) {
                mean[k] += one[k] / rows.length;
            }
        }
        assertThat(batch).containsExactly(mean, offset(1e-12));
        assertThat(problem.value(3, x, 0, Oracles.some(rows))).isCloseTo(value, offset(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void theProxMinimises(String name, Problem problem) {
        int d = problem.dimension();
        double[] v = Oracles.point(d, 7);
        double[] u = new double[d];
        problem.prox(v, 0, 0.7, u, 0);
        double best = proxObjective(problem, u, v);
        for (int k = 0; k < d; k++) {
            for (double move : new double[] {1e-4, -1e-4}) {
                u[k] += move;
                assertThat(proxObjective(problem, u, v)).isGreaterThan(best);
                u[k] -= move;
            }
        }
        problem.prox(v, 0, 0.7, v, 0);
        assertThat(v).containsExactly(u, offset(1e-15));
    }

    private static double proxObjective(Problem problem, double[] u, double[] v) {
        double squares = 0;
        for (int k = 0; k < u.length; k++) {
            squares += (u[k] - v[k]) * (u[k] - v[k]);
        }
        return problem.regulariser(u, 0) + squares / (2 * 0.7);
    }

    /// L against the largest curvature that Hessians show at random points, which it must not fall below, nor exceed by more than the bound allows.
    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void smoothnessConstantsBoundTheCurvature(String name, Problem problem) {
        int d = problem.dimension();
        Constants c = problem.constants();
        double[] product = new double[d];
        for (int trial = 0; trial < 20; trial++) {
            double[] x = new double[d];
            double[] v = Oracles.point(d, trial);
            for (int i = 0; i < problem.nodes(); i++) {
                problem.hessianVector(i, x, 0, v, 0, Oracles.all(), product, 0);
                assertThat(Oracles.norm(product)).isLessThanOrEqualTo(c.Li()[i] * Oracles.norm(v) * (1 + 1e-12));
                problem.hessianVector(i, x, 0, v, 0, Oracles.some(1), product, 0);
                assertThat(Oracles.norm(product)).isLessThanOrEqualTo(c.Lsample() * Oracles.norm(v) * (1 + 1e-12));
            }
        }
        assertThat(c.Lmax()).isGreaterThanOrEqualTo(c.Ltilde()).isGreaterThanOrEqualTo(c.L() * (1 - 1e-9)).isLessThanOrEqualTo(c.Lsample() * (1 + 1e-9));
        assertThat(c.mu()).isLessThanOrEqualTo(c.L());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void theMinimumIsStationaryAndBelowItsNeighbours(String name, Problem problem) {
        int d = problem.dimension();
        Optimum optimum = problem.optimum();
        double step = 1 / problem.constants().L();
        double[] moved = Oracles.meanGradient(problem, optimum.x());
        for (int k = 0; k < d; k++) {
            moved[k] = optimum.x()[k] - step * moved[k];
        }
        problem.prox(moved, 0, step, moved, 0);
        double distance = 0;
        for (int k = 0; k < d; k++) {
            distance += (moved[k] - optimum.x()[k]) * (moved[k] - optimum.x()[k]);
        }
        assertThat(Math.sqrt(distance) / step).as(optimum.how()).isLessThan(1e-7);
        double value = Oracles.meanValue(problem, optimum.x()) + problem.regulariser(optimum.x(), 0);
        assertThat(optimum.value()).isCloseTo(value, offset(1e-13));
        if (!Double.isNaN(optimum.accuracy())) {
            assertThat(optimum.accuracy()).isLessThan(1e-9);
        }
    }

    @Test
    void sparseAndDenseDataGiveTheSameProblem() {
        for (Problems.Kind kind : Problems.ALL) {
            if (kind.takesData()) {
                Problem sparse = kind.make(Data.uneven(FORMS.get("sparse"), 4), Map.of());
                Problem dense = kind.make(Data.uneven(FORMS.get("dense"), 4), Map.of());
                double[] x = Oracles.point(sparse.dimension(), 3);
                assertThat(Oracles.meanGradient(sparse, x)).containsExactly(Oracles.meanGradient(dense, x), offset(1e-14));
                assertThat(Oracles.meanValue(sparse, x)).isCloseTo(Oracles.meanValue(dense, x), offset(1e-14));
                assertThat(sparse.constants().L()).isCloseTo(dense.constants().L(), offset(1e-9));
                assertThat(Double.compare(sparse.accuracy(x, 0), dense.accuracy(x, 0))).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void hessiansWrittenDownAreThoseOfTheProducts(String name, Problem problem) {
        if (problem instanceof WithHessian direct) {
            int d = problem.dimension();
            double[] x = Oracles.point(d, 4);
            double[] hessian = new double[d * d];
            double[] unit = new double[d];
            double[] column = new double[d];
            direct.addHessian(2, x, 2, hessian);
            for (int k = 0; k < d; k++) {
                unit[k] = 1;
                problem.hessianVector(2, x, 0, unit, 0, Oracles.all(), column, 0);
                unit[k] = 0;
                for (int l = 0; l <= k; l++) {
                    assertThat(hessian[l * d + k]).isCloseTo(2 * column[l], offset(1e-13));
                }
            }
        }
    }

    /// Nodes share no room to work in.
    @Test
    void nodesRunInParallelWithTheSameBits() {
        for (Problems.Kind kind : Problems.ALL) {
            Problem problem = kind.takesData() ? kind.make(Data.uneven(FORMS.get("wide"), 4), Map.of("l2", 0.1))
                : kind.make(null, Map.of("nodes", 4.0, "d", 20.0, "noise", 1.0));
            double[] alone = gradients(problem, IntStream.range(0, 4));
            for (int trial = 0; trial < 20; trial++) {
                assertThat(gradients(problem, IntStream.range(0, 4).parallel())).as(kind.name()).containsExactly(alone);
            }
        }
    }

    private static double[] gradients(Problem problem, IntStream nodes) {
        int d = problem.dimension();
        double[] x = Oracles.point(d, 1);
        double[] out = new double[problem.nodes() * d];
        nodes.forEach(i -> {
            for (int again = 0; again < 50; again++) {
                problem.gradient(i, x, 0, Oracles.some(0, 0, 0, 0, 0), new Stream().reset(1, 1, i, 1, 1), out, i * d);
            }
        });
        return out;
    }

    /// The least of many rounds: what the virtual machine allocates for itself comes now and then, what an oracle allocates comes each time.
    @Test
    void oraclesAllocateNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Problems.Kind kind : Problems.ALL) {
            Problem problem = kind.takesData() ? kind.make(Data.uneven(FORMS.get("ones"), 4), Map.of("l2", 0.1))
                : kind.make(null, Map.of("nodes", 4.0, "d", 20.0, "noise", 1.0));
            double[] x = Oracles.point(problem.dimension(), 1);
            double[] out = new double[problem.dimension()];
            Samples some = Oracles.some(0, 0, 0);
            Stream noise = new Stream().reset(1, 1, 1, 1, 1);
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 200; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                problem.gradient(1, x, 0, out, 0);
                problem.gradient(1, x, 0, some, noise, out, 0);
                problem.hessianVector(1, x, 0, x, 0, some, out, 0);
                out[0] = problem.value(1, x, 0);
                allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(allocated).as(kind.name()).isZero();
        }
    }

    @Test
    void logisticRegressionWantsTwoClasses() {
        SplitData three = Data.uneven(Data.sparse(61, 13, 0.2, false, 3, 1), 4);
        assertThatThrownBy(() -> Data.problem("logistic", three, Map.of())).isInstanceOf(UserError.class)
            .hasMessageContaining("3 different labels");
    }
}
